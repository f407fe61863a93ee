#include "content/release.h"
