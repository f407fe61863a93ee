// Hospital files: hospital.yaml and catalogue.yaml.
#pragma once

#include "content/workspace/file/context.h"

namespace gongshi::content::workspace {

/// Faults block: every page of the bundle depends on this file.
void read_hospital_file(Context& context);
void read_catalogue_file(Context& context);

}  // namespace gongshi::content::workspace
