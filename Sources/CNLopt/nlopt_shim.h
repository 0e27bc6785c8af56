#ifndef WAYMARK_NLOPT_SHIM_H
#define WAYMARK_NLOPT_SHIM_H

#include <nlopt.h>

#endif
