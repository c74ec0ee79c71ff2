#pragma once

#include "rules/engine/rule.hpp"

// The functions of rules.def: each file of a rule includes this header, so that a rule that is missing
// in rules.def does not compile.
namespace budgetc::rules {

#define BUDGETC_RULE(name) const Rule& name();
#include "rules/engine/rules.def"
#undef BUDGETC_RULE

}  // namespace budgetc::rules
