#include "refits.h"

#include <stdlib.h>
#include <string.h>

#define wide __attribute__((target_clones("arch=x86-64-v3", "default")))

/// Entries of all cells' moments beyond which the general way is no slower.
#define MOST_MOMENTS ((size_t)1 << 20)

static size_t moments_per_cell(size_t q, size_t p) {
  return waymark_triangle(q) * waymark_triangle(p + 1);
}

static void *copy(const void *from, size_t bytes) {
  void *to = malloc(bytes ? bytes : 1);
  if (to && bytes) memcpy(to, from, bytes);
  return to;
}

waymark_refits *waymark_refits_create(
    size_t q, size_t p, size_t rows, size_t levels, size_t cells, const waymark_refit_rules *rules,
    const double *columns, const int64_t *codes, const int64_t *cell_of, const double *a,
    const double *sides, const double *cross) {
  if (!q || q > MOST_Q || !p || p > MOST_P || !rules->parameters || rules->parameters > MOST_N
      || cells > MOST_MOMENTS / moments_per_cell(q, p))
    return NULL;
  waymark_refits *r = calloc(1, sizeof *r);
  if (!r) return NULL;
  const size_t each = moments_per_cell(q, p);
  r->q = q;
  r->p = p;
  r->rows = rows;
  r->levels = levels;
  r->cells = cells;
  r->rules = *rules;
  r->codes = copy(codes, rows * sizeof *codes);
  r->sides = copy(sides, levels * q * p * sizeof *sides);
  r->a = copy(a, cells * q * q * sizeof *a);
  r->cross = copy(cross, waymark_triangle(p) * sizeof *cross);
  r->data = malloc((rows * (q + p) + 1) * sizeof *r->data);
  r->cell_of = malloc((levels + 1) * sizeof *r->cell_of);
  r->counts = calloc(cells + 1, sizeof *r->counts);
  r->moments = calloc(cells * each + 1, sizeof *r->moments);
  if (!r->codes || !r->sides || !r->a || !r->cross || !r->data || !r->cell_of || !r->counts
      || !r->moments) {
    waymark_refits_free(r);
    return NULL;
  }
  for (size_t c = 0; c < q + p; c++)
    for (size_t i = 0; i < rows; i++) r->data[i * (q + p) + c] = columns[c * rows + i];
  for (size_t level = 0; level < levels; level++) {
    const size_t cell = (size_t)cell_of[level];
    r->cell_of[level] = cell;
    r->counts[cell]++;
    const double *b = r->sides + level * q * p;
    double *t = r->moments + cell * each;
    for (size_t j = 0; j < q; j++)
      for (size_t k = j; k < q; k++, t += waymark_triangle(p + 1))
        for (size_t x = 0, entry = 0; x < p; x++)
          for (size_t y = 0; y <= x; y++, entry++) {
            const double *bx = b + x * q, *by = b + y * q;
            t[entry] += j == k ? bx[j] * by[j] : bx[j] * by[k] + bx[k] * by[j];
          }
  }
  return r;
}

void waymark_refits_free(waymark_refits *r) {
  if (!r) return;
  free(r->codes);
  free(r->sides);
  free(r->a);
  free(r->cross);
  free(r->data);
  free(r->cell_of);
  free(r->counts);
  free(r->moments);
  free(r);
}

size_t waymark_refits_room(const waymark_refits *r) {
  return r->cells * (moments_per_cell(r->q, r->p) + 2 * r->q * r->q) + r->levels * r->q;
}

/// Z_i'e of every level, q each, and the products of Q and e with e.
static inline __attribute__((always_inline)) void gather_rows(
    const waymark_refits *r, const size_t q, const double *e, double *own, double *last) {
  const size_t p = r->p;
  double square = 0;
  for (size_t i = 0; i < r->rows; i++) {
    const double *row = r->data + i * (q + p);
    double *level = own + (size_t)r->codes[i] * q;
    for (size_t j = 0; j < q; j++) level[j] += row[j] * e[i];
    for (size_t k = 0; k < p; k++) last[k] += row[q + k] * e[i];
    square += e[i] * e[i];
  }
  last[p] = square;
}

/// The outcome's row of every cell's moments.
static inline __attribute__((always_inline)) void gather_moments(
    const waymark_refits *r, const size_t q, const double *own, double *moments) {
  const size_t p = r->p, each = moments_per_cell(q, p), step = waymark_triangle(p + 1);
  for (size_t level = 0; level < r->levels; level++) {
    const double *b = r->sides + level * q * p, *s = own + level * q;
    double *t = moments + r->cell_of[level] * each + waymark_triangle(p);
    for (size_t j = 0; j < q; j++)
      for (size_t k = j; k < q; k++, t += step) {
        for (size_t y = 0; y < p; y++)
          t[y] += j == k ? s[j] * b[y * q + j] : s[j] * b[y * q + k] + s[k] * b[y * q + j];
        t[p] += j == k ? s[j] * s[j] : 2 * s[j] * s[k];
      }
  }
}

wide static void gather(
    const waymark_refits *r, const double *e, double *own, double *moments, double *last) {
  memcpy(moments, r->moments, r->cells * moments_per_cell(r->q, r->p) * sizeof *moments);
  memset(own, 0, r->levels * r->q * sizeof *own);
  memset(last, 0, (r->p + 1) * sizeof *last);
  switch (r->q) {
    case 1:
      gather_rows(r, 1, e, own, last);
      gather_moments(r, 1, own, moments);
      break;
    case 2:
      gather_rows(r, 2, e, own, last);
      gather_moments(r, 2, own, moments);
      break;
    default:
      gather_rows(r, 3, e, own, last);
      gather_moments(r, 3, own, moments);
  }
}

int waymark_refits_fit(
    const waymark_refits *r, const double *e, double constant, const double *start, double *room,
    double *theta, double *effects, waymark_refit *result) {
  const size_t known = waymark_triangle(r->p);
  double *moments = room, *blocks = moments + r->cells * moments_per_cell(r->q, r->p);
  waymark_refit_sums sums = {
      .plan = r, .moments = moments, .constant = constant, .blocks = blocks};
  memcpy(sums.cross, r->cross, known * sizeof *sums.cross);
  gather(r, e, blocks + 2 * r->cells * r->q * r->q, moments, sums.cross + known);
  waymark_refit_point end;
  if (!waymark_refit_search(&sums, start, result, &end)) return 0;
  memcpy(theta, end.theta, r->rules.parameters * sizeof *theta);
  memcpy(effects, end.effects, r->p * sizeof *effects);
  return 1;
}
