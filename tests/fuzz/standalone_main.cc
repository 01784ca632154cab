// Runs a fuzz target without libFuzzer, so that any compiler builds it:
//   fuzz_... SECONDS [SEED [FILE...]]
// Inputs are strung together from the target's pieces, or are earlier inputs and the files with pieces and bytes
// changed.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "tests/fuzz/fuzz_target.h"

namespace {

class Inputs {
 public:
  Inputs(unsigned seed, std::vector<std::string> known) : random_(seed), known_(std::move(known)) {}

  /// Another one; it is remembered as one to be changed later.
  const std::string& next() {
    std::string input = known_.empty() || below(2) == 0 ? fresh() : changed(known_[below(known_.size())]);
    if (known_.size() < most_known) {
      known_.push_back(std::move(input));
      return known_.back();
    }
    std::string& place = known_[below(known_.size())];
    place = std::move(input);
    return place;
  }

 private:
  static constexpr std::size_t most_known = 1000;
  static constexpr std::size_t longest = 4096;

  std::size_t below(std::size_t end) { return std::uniform_int_distribution<std::size_t>(0, end - 1)(random_); }
  std::string_view piece() { return fuzz_pieces()[below(fuzz_pieces().size())]; }

  std::string fresh() {
    std::string input;
    for (std::size_t left = below(20); left > 0; --left) input += piece();
    return input;
  }

  std::string changed(std::string input) {
    for (std::size_t left = 1 + below(4); left > 0; --left) {
      const std::size_t at = below(input.size() + 1);
      switch (below(5)) {
        case 0: input.insert(at, piece()); break;
        case 1: input.erase(at, 1 + below(8)); break;
        case 2: input.insert(at, 1, static_cast<char>(below(256))); break;
        case 3: input.insert(at, input.substr(below(input.size() + 1), below(32))); break;
        default:
          if (at < input.size()) input[at] = static_cast<char>(below(256));
      }
    }
    if (input.size() > longest) input.resize(longest);
    return input;
  }

  std::mt19937 random_;
  std::vector<std::string> known_;
};

void run(const std::string& input) {
  // A buffer of exactly its size, so that AddressSanitizer sees a read beyond it.
  const std::vector<std::uint8_t> bytes(input.begin(), input.end());
  LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) {
    std::fprintf(stderr, "usage: %s SECONDS [SEED [FILE...]]\n", arguments[0]);
    return 2;
  }
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(std::atoi(arguments[1]));
  const unsigned seed =
      count > 2 ? static_cast<unsigned>(std::strtoul(arguments[2], nullptr, 10)) : std::random_device{}();
  std::fprintf(stderr, "seed %u\n", seed);

  std::vector<std::string> files;
  for (int i = 3; i < count; ++i) {
    std::ifstream file(arguments[i], std::ios::binary);
    files.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    run(files.back());
  }
  Inputs inputs(seed, std::move(files));
  std::size_t tried = 0;
  while (std::chrono::steady_clock::now() < end) {
    run(inputs.next());
    ++tried;
  }
  std::fprintf(stderr, "%zu inputs\n", tried);
}
