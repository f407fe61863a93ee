#include "config/site.h"
