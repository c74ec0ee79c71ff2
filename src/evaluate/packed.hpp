#pragma once

#include <cstdint>
#include <limits>
#include <optional>

#include "model/figure.hpp"
#include <budgetc/base/money.hpp>

namespace budgetc {

/// An amount or nothing, in the room of an amount: there are as many of them as a budget has cells.
class PackedMoney {
 public:
  PackedMoney() = default;
  PackedMoney(std::optional<Money> amount)  // NOLINT(google-explicit-constructor): stands for an optional
      : cents_(amount ? amount->cents() : none) {}
  operator std::optional<Money>() const {  // NOLINT(google-explicit-constructor)
    return has_value() ? Money::from_cents(cents_) : std::nullopt;
  }
  [[nodiscard]] bool has_value() const { return cents_ != none; }
  explicit operator bool() const { return has_value(); }
  [[nodiscard]] Money operator*() const { return *Money::from_cents(cents_); }
  void reset() { cents_ = none; }
  friend bool operator==(PackedMoney packed, std::optional<Money> amount) {
    return std::optional<Money>(packed) == amount;
  }

 private:
  static constexpr std::int64_t none = std::numeric_limits<std::int64_t>::min();
  std::int64_t cents_ = none;
};

/// A figure or nothing, in the room of a figure's number.
class PackedFigure {
 public:
  PackedFigure() = default;
  PackedFigure(std::optional<FigureId> figure)  // NOLINT(google-explicit-constructor)
      : number_(figure ? static_cast<std::uint32_t>(*figure) : none) {}
  operator std::optional<FigureId>() const {  // NOLINT(google-explicit-constructor)
    return has_value() ? std::optional(**this) : std::nullopt;
  }
  [[nodiscard]] bool has_value() const { return number_ != none; }
  explicit operator bool() const { return has_value(); }
  [[nodiscard]] FigureId operator*() const { return static_cast<FigureId>(number_); }

 private:
  static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
  std::uint32_t number_ = none;
};

}  // namespace budgetc
