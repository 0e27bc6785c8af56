#include "levels.h"

#include <stdlib.h>
#include <string.h>

/// A text that was seen: where its bytes stand, and half of its hash.
typedef struct {
  size_t start;
  uint32_t size, hash;
} level;

struct waymark_levels {
  uint64_t seed;
  byte_store text;
  level *levels;
  size_t count, capacity;
  /// Per place the number of a level and one, or 0: open addressing with linear probing (Knuth, TAOCP 3,
  /// §6.4), at most half full.
  uint32_t *places;
  size_t mask;
};

waymark_levels *waymark_levels_create(uint64_t seed) {
  waymark_levels *levels = calloc(1, sizeof *levels);
  if (!levels) abort();
  levels->seed = seed;
  levels->mask = 63;
  levels->places = calloc(levels->mask + 1, sizeof *levels->places);
  if (!levels->places) abort();
  return levels;
}

void waymark_levels_destroy(waymark_levels *levels) {
  free(levels->text.bytes);
  free(levels->levels);
  free(levels->places);
  free(levels);
}

void waymark_levels_clear(waymark_levels *levels) {
  levels->count = levels->text.count = 0;
  memset(levels->places, 0, (levels->mask + 1) * sizeof *levels->places);
}

size_t waymark_levels_count(const waymark_levels *levels) { return levels->count; }

const uint8_t *waymark_levels_text(const waymark_levels *levels, size_t number, size_t *size) {
  *size = levels->levels[number].size;
  return levels->text.bytes + levels->levels[number].start;
}

/// The two halves of a product of 128 bits, folded: every bit depends on all.
static inline uint64_t folded(uint64_t a, uint64_t b) {
  __uint128_t product = (__uint128_t)a * b;
  return (uint64_t)product ^ (uint64_t)(product >> 64);
}

static inline uint64_t eight(const uint8_t *bytes) {
  uint64_t word;
  memcpy(&word, bytes, 8);
  return word;
}

static inline uint64_t four(const uint8_t *bytes) {
  uint32_t word;
  memcpy(&word, bytes, 4);
  return word;
}

/// A hash by multiplication; no byte outside the text is read.
static inline uint64_t hash_of(const uint8_t *bytes, size_t size, uint64_t seed) {
  const uint64_t odd = 0x9E3779B97F4A7C15;  // 2^64 over the golden ratio
  uint64_t hash = folded(seed ^ size, odd), low = 0, high = 0;
  size_t left = size;
  while (left > 16) {
    hash = folded(hash ^ eight(bytes), odd ^ eight(bytes + 8));
    bytes += 16;
    left -= 16;
  }
  if (left >= 8) {
    low = eight(bytes);
    high = eight(bytes + left - 8);
  } else if (left >= 4) {
    low = four(bytes);
    high = four(bytes + left - 4);
  } else if (left > 0) {
    low = bytes[0];
    high = (uint64_t)bytes[left / 2] << 8 | bytes[left - 1];
  }
  return folded(hash ^ low, odd ^ high);
}

uint64_t waymark_text_hash(const uint8_t *text, size_t size, uint64_t seed) {
  return hash_of(text, size, seed);
}

int waymark_levels_are_plain(const waymark_levels *levels) {
  int odd = 0;
  for (size_t at = 0; at < levels->text.count; at++) {
    uint8_t byte = levels->text.bytes[at];
    odd |= byte < 32 || byte > 126;
  }
  return !odd;
}

static void grow(waymark_levels *levels) {
  size_t mask = levels->mask * 2 + 1;
  uint32_t *places = calloc(mask + 1, sizeof *places);
  if (!places) abort();
  for (size_t number = 0; number < levels->count; number++) {
    level known = levels->levels[number];
    size_t place =
        hash_of(levels->text.bytes + known.start, known.size, levels->seed) & mask;
    while (places[place]) place = (place + 1) & mask;
    places[place] = (uint32_t)number + 1;
  }
  free(levels->places);
  levels->places = places;
  levels->mask = mask;
}

uint32_t waymark_levels_number(waymark_levels *levels, const uint8_t *text, size_t size) {
  if (levels->count * 2 > levels->mask) grow(levels);
  uint64_t hash = hash_of(text, size, levels->seed);
  uint32_t upper = (uint32_t)(hash >> 32);
  size_t place = hash & levels->mask;
  for (; levels->places[place]; place = (place + 1) & levels->mask) {
    uint32_t number = levels->places[place] - 1;
    const level *known = &levels->levels[number];
    if (known->hash == upper && known->size == size &&
        memcmp(levels->text.bytes + known->start, text, size) == 0) {
      return number;
    }
  }
  if (levels->count == levels->capacity) {
    levels->capacity = levels->capacity ? levels->capacity * 2 : 32;
    levels->levels = realloc(levels->levels, levels->capacity * sizeof(level));
    if (!levels->levels) abort();
  }
  waymark_store_reserve(&levels->text, size);
  memcpy(levels->text.bytes + levels->text.count, text, size);
  levels->levels[levels->count] =
      (level){levels->text.count, (uint32_t)size, upper};
  levels->text.count += size;
  levels->places[place] = (uint32_t)++levels->count;
  return (uint32_t)levels->count - 1;
}

uint64_t waymark_levels_hash(const waymark_levels *levels, size_t number, uint64_t seed) {
  size_t size;
  const uint8_t *text = waymark_levels_text(levels, number, &size);
  return hash_of(text, size, seed);
}
