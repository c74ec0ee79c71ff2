#pragma once

#include <string>
#include <vector>

#include "document/page_plan.hpp"
#include "source/source_tree.hpp"

namespace budgetc {

/// Puts a page plan's YAML over what is there already: every top-level part that is written replaces the one
/// before, of `texte` every single word.
void read_page_plan(const SourceFiles& files, const SourceNode& root, PagePlan& plan, const KnownPlans& plans,
                    std::vector<Diagnostic>& diagnostics);
/// Reports every word that no file has given, at the beginning of `root`.
void require_words(const SourceNode& root, const PagePlan& plan, std::vector<Diagnostic>& diagnostics);

}  // namespace budgetc
