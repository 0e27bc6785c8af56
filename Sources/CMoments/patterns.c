#include <stdlib.h>
#include <string.h>

#include "CMoments.h"

#define wide __attribute__((target_clones("avx2", "default")))

typedef struct {
  size_t rows, persons, entries;
  double *key, *moments;
  uint64_t hash;
  size_t slot;
} pattern;

struct waymark_patterns {
  size_t keys, constants, frees, limit, longest;
  size_t count, slots;
  pattern *all;
  /// Position in `all` plus one; 0 where free.
  uint32_t *table;
  double *vector;
  /// Numbers that the moments of all patterns are, and may be.
  size_t held, room;
};

waymark_patterns *waymark_patterns_create(
    size_t keys, size_t constants, size_t frees, size_t limit, size_t longest) {
  waymark_patterns *p = calloc(1, sizeof *p);
  if (!p) return NULL;
  p->keys = keys;
  p->constants = constants;
  p->frees = frees;
  p->limit = limit;
  p->longest = longest;
  p->room = SIZE_MAX;
  p->slots = 64;
  while (p->slots < 4 * limit) p->slots *= 2;
  p->all = calloc(limit ? limit : 1, sizeof *p->all);
  p->table = calloc(p->slots, sizeof *p->table);
  p->vector = malloc((longest + 1) * sizeof *p->vector);
  if (!p->all || !p->table || !p->vector) {
    waymark_patterns_free(p);
    return NULL;
  }
  return p;
}

void waymark_patterns_free(waymark_patterns *p) {
  if (!p) return;
  for (size_t k = 0; k < p->count; k++) {
    free(p->all[k].key);
    free(p->all[k].moments);
  }
  free(p->all);
  free(p->table);
  free(p->vector);
  free(p);
}

static int same(
    const waymark_patterns *p, const pattern *a, const double *const *key, size_t row) {
  for (size_t c = 0; c < p->keys; c++)
    if (memcmp(a->key + c * a->rows, key[c] + row, a->rows * sizeof(double))) return 0;
  return 1;
}

/// The pattern of a person, made where it is new; NULL where there are too many.
static pattern *find(
    waymark_patterns *p, const double *const *key, size_t row, size_t rows, int *no_memory) {
  uint64_t hash = 0x9E3779B97F4A7C15u ^ rows;
  for (size_t c = 0; c < p->keys; c++)
    for (size_t i = 0; i < rows; i++) {
      uint64_t bits;
      memcpy(&bits, key[c] + row + i, sizeof bits);
      hash = (hash ^ bits) * 0xD6E8FEB86659FD93u;
      hash ^= hash >> 32;
    }
  size_t slot = hash & (p->slots - 1);
  while (p->table[slot]) {
    pattern *known = &p->all[p->table[slot] - 1];
    if (known->hash == hash && known->rows == rows && same(p, known, key, row)) return known;
    slot = (slot + 1) & (p->slots - 1);
  }
  size_t entries = 1 + p->constants + rows * p->frees;
  if (p->count == p->limit || entries > p->longest) return NULL;
  size_t numbers = entries * (entries + 1) / 2;
  if (numbers > p->room - p->held) return NULL;
  pattern *new = &p->all[p->count];
  new->rows = rows;
  new->hash = hash;
  new->entries = entries;
  new->key = malloc((rows * p->keys + 1) * sizeof(double));
  new->moments = calloc(numbers, sizeof(double));
  if (!new->key || !new->moments) {
    free(new->key);
    free(new->moments);
    *no_memory = 1;
    return NULL;
  }
  for (size_t c = 0; c < p->keys; c++)
    memcpy(new->key + c * rows, key[c] + row, rows * sizeof(double));
  new->slot = slot;
  new->persons = 0;
  p->held += numbers;
  p->count++;
  p->table[slot] = (uint32_t)p->count;
  return new;
}

wide static void add_outer(double *restrict g, const double *restrict v, size_t n) {
  for (size_t i = 0; i < n; i++) {
    const double x = v[i];
    for (size_t j = 0; j <= i; j++) g[j] += x * v[j];
    g += i + 1;
  }
}

/// The same for the commonest lengths, unrolled by the compiler.
#define OUTER(N)                                                                       \
  wide static void add_outer_##N(double *restrict g, const double *restrict v) {       \
    for (size_t i = 0; i < N; i++) {                                                   \
      const double x = v[i];                                                           \
      for (size_t j = 0; j <= i; j++) g[i * (i + 1) / 2 + j] += x * v[j];              \
    }                                                                                  \
  }
OUTER(4) OUTER(5) OUTER(6) OUTER(7) OUTER(8) OUTER(9) OUTER(10)

static void outer(double *g, const double *v, size_t n) {
  switch (n) {
    case 4: add_outer_4(g, v); break;
    case 5: add_outer_5(g, v); break;
    case 6: add_outer_6(g, v); break;
    case 7: add_outer_7(g, v); break;
    case 8: add_outer_8(g, v); break;
    case 9: add_outer_9(g, v); break;
    case 10: add_outer_10(g, v); break;
    default: add_outer(g, v, n);
  }
}

waymark_patterns_status waymark_patterns_add(
    waymark_patterns *p, size_t persons, const int64_t *starts, int64_t first,
    const double *const *key, const double *const *constant, const double *const *free_column,
    const double *shift) {
  double *v = p->vector;
  v[0] = 1;
  for (size_t person = 0; person < persons; person++) {
    size_t row = (size_t)(starts[person] - first);
    size_t rows = (size_t)(starts[person + 1] - starts[person]);
    if (!rows) continue;
    for (size_t c = 0; c < p->constants; c++) {
      const double *column = constant[c] + row;
      for (size_t i = 1; i < rows; i++)
        if (column[i] != column[0]) return waymark_patterns_varying;
      if (1 + c < p->longest) v[1 + c] = column[0] - shift[c];
    }
    int no_memory = 0;
    pattern *found = find(p, key, row, rows, &no_memory);
    if (!found) return no_memory ? waymark_patterns_no_memory : waymark_patterns_many;
    double *next = v + 1 + p->constants;
    for (size_t f = 0; f < p->frees; f++) {
      const double away = shift[p->constants + f];
      const double *column = free_column[f] + row;
      for (size_t i = 0; i < rows; i++) next[i] = column[i] - away;
      next += rows;
    }
    found->persons++;
    outer(found->moments, v, found->entries);
  }
  return waymark_patterns_done;
}

void waymark_patterns_set_room(waymark_patterns *p, size_t numbers) { p->room = numbers; }

void waymark_patterns_clear(waymark_patterns *p) {
  for (size_t k = 0; k < p->count; k++) {
    p->table[p->all[k].slot] = 0;
    free(p->all[k].key);
    free(p->all[k].moments);
  }
  p->count = p->held = 0;
}

waymark_patterns_status waymark_patterns_add_pattern(
    waymark_patterns *p, size_t rows, size_t persons, const double *key, const double *moments) {
  const double **columns = malloc((p->keys + 1) * sizeof *columns);
  if (!columns) return waymark_patterns_no_memory;
  for (size_t c = 0; c < p->keys; c++) columns[c] = key + c * rows;
  int no_memory = 0;
  pattern *found = find(p, columns, 0, rows, &no_memory);
  free(columns);
  if (!found) return no_memory ? waymark_patterns_no_memory : waymark_patterns_many;
  found->persons += persons;
  size_t numbers = found->entries * (found->entries + 1) / 2;
  for (size_t i = 0; i < numbers; i++) found->moments[i] += moments[i];
  return waymark_patterns_done;
}

waymark_patterns_status waymark_patterns_merge(
    waymark_patterns *p, const waymark_patterns *other, const double *const *translated,
    const size_t *sizes) {
  double *key = NULL;
  size_t room = 0;
  waymark_patterns_status status = waymark_patterns_done;
  for (size_t k = 0; k < other->count && status == waymark_patterns_done; k++) {
    const pattern *from = &other->all[k];
    size_t count = from->rows * p->keys;
    if (count > room || !key) {
      free(key);
      room = count + 64;
      key = malloc(room * sizeof *key);
      if (!key) return waymark_patterns_no_memory;
    }
    memcpy(key, from->key, count * sizeof *key);
    for (size_t c = 0; c < p->keys; c++) {
      if (!sizes[c]) continue;
      for (size_t i = c * from->rows; i < (c + 1) * from->rows; i++) {
        if (!(key[i] >= 0 && key[i] < (double)sizes[c])) {
          free(key);
          return waymark_patterns_varying;
        }
        key[i] = translated[c][(size_t)key[i]];
      }
    }
    status = waymark_patterns_add_pattern(p, from->rows, from->persons, key, from->moments);
  }
  free(key);
  return status;
}

size_t waymark_patterns_count(const waymark_patterns *p) { return p->count; }
size_t waymark_pattern_rows(const waymark_patterns *p, size_t k) { return p->all[k].rows; }
size_t waymark_pattern_persons(const waymark_patterns *p, size_t k) { return p->all[k].persons; }
size_t waymark_pattern_entries(const waymark_patterns *p, size_t k) { return p->all[k].entries; }
const double *waymark_pattern_key(const waymark_patterns *p, size_t k) { return p->all[k].key; }
const double *waymark_pattern_moments(const waymark_patterns *p, size_t k) {
  return p->all[k].moments;
}
