#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

/// Tries one input; aborts when what must hold of every input does not.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

/// What inputs of this target are made of, for the runner that has no coverage to learn from.
[[nodiscard]] std::span<const std::string_view> fuzz_pieces();
