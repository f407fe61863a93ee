// Answers file: answers.yaml, what the office answers to opinions and questions of visitors.
#pragma once

#include "content/workspace/file/context.h"

namespace gongshi::content::workspace {

/// Reads every answer; those whose last day has passed are left out.
void read_answers_file(Context& context);

}  // namespace gongshi::content::workspace
