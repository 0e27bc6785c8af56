#define _GNU_SOURCE
#include "CSystem.h"

#include <sys/mman.h>

int waymark_memory_file(void) { return memfd_create("waymark", MFD_CLOEXEC); }
