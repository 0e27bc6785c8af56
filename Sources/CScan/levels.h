#ifndef WAYMARK_LEVELS_H
#define WAYMARK_LEVELS_H

#include "scan.h"

/// Texts numbered from 0 in the order in which they were first seen. Two are the same when all their
/// bytes are.
typedef struct waymark_levels waymark_levels;

waymark_levels *waymark_levels_create(uint64_t seed);
void waymark_levels_destroy(waymark_levels *levels);

/// Forgets all texts.
void waymark_levels_clear(waymark_levels *levels);

/// The number of a text; a new one when it was not seen before.
uint32_t waymark_levels_number(waymark_levels *levels, const uint8_t *text, size_t size);

size_t waymark_levels_count(const waymark_levels *levels);

/// A hash of a text; others than those that levels are found by where the seed is another one.
uint64_t waymark_text_hash(const uint8_t *text, size_t size, uint64_t seed);

/// Whether all bytes of all texts are ASCII that shows, or spaces.
int waymark_levels_are_plain(const waymark_levels *levels);
const uint8_t *waymark_levels_text(const waymark_levels *levels, size_t number, size_t *size);

/// A hash of a text by its bytes and the seed alone.
uint64_t waymark_levels_hash(const waymark_levels *levels, size_t number, uint64_t seed);

#endif
