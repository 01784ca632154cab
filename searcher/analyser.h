#pragma once

#include <memory>
#include <mutex>
#include <vector>

#include "common/text/stemmer.h"
#include "common/text/tokenizer.h"

namespace dateline {

/// What cuts and stems words: costly to make, for one thread at a time.
struct Analyser {
  text::Tokenizer tokenizer;
  text::Stemmer stemmer;
  std::vector<text::Token> words{};  ///< of the text read last: their room is used again
};

/// Analysers that wait to be used again. Thread-safe.
class AnalyserPool {
 public:
  class Lease {
   public:
    Lease(AnalyserPool& pool, std::unique_ptr<Analyser> analyser) : pool_(pool), analyser_(std::move(analyser)) {}
    ~Lease() {
      const std::lock_guard lock(pool_.mutex_);
      pool_.idle_.push_back(std::move(analyser_));
    }
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    Analyser& operator*() const { return *analyser_; }
    Analyser* operator->() const { return analyser_.get(); }

   private:
    AnalyserPool& pool_;
    std::unique_ptr<Analyser> analyser_;
  };

  [[nodiscard]] Lease lease() {
    {
      const std::lock_guard lock(mutex_);
      if (!idle_.empty()) {
        auto analyser = std::move(idle_.back());
        idle_.pop_back();
        return {*this, std::move(analyser)};
      }
    }
    return {*this, std::make_unique<Analyser>()};
  }

 private:
  std::mutex mutex_;
  std::vector<std::unique_ptr<Analyser>> idle_;
};

}  // namespace dateline
