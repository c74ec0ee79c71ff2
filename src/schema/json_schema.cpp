#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "schema/file_format.hpp"

namespace budgetc {
namespace {

using binding::KeyInfo;
using binding::Value;
using Json = nlohmann::ordered_json;

bool is_number(std::string_view word) {
  return !word.empty() && std::ranges::all_of(word, [](char c) { return c >= '0' && c <= '9'; });
}

/// The words of a choice; YAML takes one of digits alone for a number.
Json words_of(std::span<const std::string_view> words) {
  Json list = Json::array();
  for (const std::string_view word : words) {
    list.push_back(word);
    if (is_number(word)) list.push_back(std::stoi(std::string(word)));
  }
  return list;
}

/// Writes one format. Editors read plain scalars as YAML does, so that 35 or 31.000 is a number to them.
class SchemaWriter {
 public:
  explicit SchemaWriter(const FileFormat& format) : format_(format), blocks_(blocks_of(format)) {}

  [[nodiscard]] Json write() const {
    Json schema{{"$schema", "http://json-schema.org/draft-07/schema#"},
                {"title", fmt::format("budgetc: {}", format_.files)},
                {"description", format_.meaning}};
    schema.update(schema_of(format_.root));
    for (const NamedBlock& block : blocks_) schema["definitions"][block.name] = block_schema(block);
    return schema;
  }

 private:
  [[nodiscard]] Json schema_of(const Value& value) const {  // NOLINT(misc-no-recursion)
    if (value.other == nullptr) return alone(value);
    return {{"anyOf", Json::array({alone(value), schema_of(*value.other)})}};
  }

  [[nodiscard]] Json alone(const Value& value) const {  // NOLINT(misc-no-recursion)
    switch (value.kind) {
      case Value::Kind::text: return {{"type", {"string", "number"}}};
      case Value::Kind::flag: return {{"enum", {"ja", "nein"}}};
      case Value::Kind::amount: return {{"type", {"string", "number", "null"}}};
      case Value::Kind::choice: return {{"enum", words_of(value.words)}};
      case Value::Kind::list: return {{"type", "array"}, {"items", schema_of(*value.item)}};
      case Value::Kind::named: return {{"type", "object"}, {"additionalProperties", schema_of(*value.item)}};
      case Value::Kind::block: break;
    }
    return {{"$ref", fmt::format("#/definitions/{}", name_of(blocks_, value))}};
  }

  /// A key that may be missing may be left empty, too.
  [[nodiscard]] Json key_schema(const KeyInfo& key) const {
    Json schema{{"description", key.meaning}};
    if (key.required) {
      schema.update(schema_of(key.value));
    } else {
      schema["anyOf"] = Json::array({schema_of(key.value), Json{{"type", "null"}}});
    }
    return schema;
  }

  [[nodiscard]] Json block_schema(const NamedBlock& block) const {
    Json schema{{"type", "object"}};
    Json required = Json::array();
    for (const KeyInfo& key : block.keys) {
      schema["properties"][std::string(key.key)] = key_schema(key);
      if (key.required) required.push_back(key.key);
    }
    schema["additionalProperties"] = block.others != nullptr ? schema_of(*block.others) : Json(false);
    if (!required.empty()) schema["required"] = std::move(required);
    return schema;
  }

  const FileFormat& format_;
  std::vector<NamedBlock> blocks_;
};

}  // namespace

std::string json_schema(const FileFormat& format) {
  return SchemaWriter(format).write().dump(2) + "\n";
}

}  // namespace budgetc
