#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "CMoments.h"

#define wide __attribute__((target_clones("arch=x86-64-v3", "default")))
#define MOST_Q 4
#define MOST_UNITS (MOST_Q * (MOST_Q + 1) / 2)
#define MOST_PAIRS (MOST_UNITS * (MOST_UNITS + 1) / 2)

struct waymark_links {
  size_t q, persons, room;
  /// Entries used and held of `columns`; `b` has q times as many.
  size_t used, held;
  int64_t *offsets;
  int32_t *columns;
  double *a, *b;
};

static size_t pairs_of(size_t n) { return n * (n + 1) / 2; }

waymark_links *waymark_links_create(size_t q) {
  if (q == 0 || q > MOST_Q) return NULL;
  waymark_links *l = calloc(1, sizeof *l);
  if (!l) return NULL;
  l->q = q;
  l->offsets = calloc(1, sizeof *l->offsets);
  if (!l->offsets) {
    free(l);
    return NULL;
  }
  return l;
}

void waymark_links_free(waymark_links *l) {
  if (!l) return;
  free(l->offsets);
  free(l->columns);
  free(l->a);
  free(l->b);
  free(l);
}

static int grow(void **data, size_t bytes) {
  void *larger = realloc(*data, bytes);
  if (!larger) return -1;
  *data = larger;
  return 0;
}

/// Room for `persons` more persons with `entries` more columns.
static int reserve(waymark_links *l, size_t persons, size_t entries) {
  if (l->persons + persons > l->room) {
    size_t room = 2 * (l->persons + persons);
    if (grow((void **)&l->offsets, (room + 1) * sizeof *l->offsets)) return -1;
    if (grow((void **)&l->a, room * pairs_of(l->q) * sizeof *l->a)) return -1;
    l->room = room;
  }
  if (l->used + entries > l->held) {
    size_t held = 2 * (l->used + entries);
    if (grow((void **)&l->columns, held * sizeof *l->columns)) return -1;
    if (grow((void **)&l->b, held * l->q * sizeof *l->b)) return -1;
    l->held = held;
  }
  return 0;
}

int waymark_links_add(
    waymark_links *l, size_t persons, const int64_t *starts, int64_t first,
    const double *const *z, size_t groups, const int64_t *const *codes, const int64_t *group_first,
    const int64_t *group_size, const double *const *group_columns, size_t dense,
    int64_t dense_first, const double *const *dense_columns, double *cross, size_t m) {
  const size_t q = l->q;
  size_t per_row = dense;
  for (size_t g = 0; g < groups; g++) per_row += (size_t)group_size[g];
  int32_t *row_columns = malloc(per_row * sizeof *row_columns);
  double *row_values = malloc(per_row * sizeof *row_values);
  if (!row_columns || !row_values) {
    free(row_columns);
    free(row_values);
    return -1;
  }
  for (size_t person = 0; person < persons; person++) {
    const size_t from = (size_t)(starts[person] - first), to = (size_t)(starts[person + 1] - first);
    if (reserve(l, 1, (to - from) * (per_row - dense) + dense)) {
      free(row_columns);
      free(row_values);
      return -1;
    }
    int32_t *columns = l->columns + l->used;
    double *b = l->b + l->used * q, *a = l->a + l->persons * pairs_of(q);
    size_t width = 0;
    // The touched columns, ascending.
    for (size_t row = from; row < to; row++)
      for (size_t g = 0; g < groups; g++)
        for (int64_t k = 0; k < group_size[g]; k++) {
          const int32_t column = (int32_t)(group_first[g] + codes[g][row] * group_size[g] + k);
          size_t place = width;
          while (place > 0 && columns[place - 1] > column) place--;
          if (place > 0 && columns[place - 1] == column) continue;
          memmove(columns + place + 1, columns + place, (width - place) * sizeof *columns);
          columns[place] = column;
          width++;
        }
    const size_t linked = width;
    for (size_t k = 0; k < dense; k++) columns[width++] = (int32_t)(dense_first + (int64_t)k);
    memset(b, 0, width * q * sizeof *b);
    memset(a, 0, pairs_of(q) * sizeof *a);
    for (size_t row = from; row < to; row++) {
      size_t count = 0, entry = 0, column_of_group = 0;
      for (size_t j = 0; j < q; j++)
        for (size_t k = 0; k <= j; k++) a[entry++] += z[j][row] * z[k][row];
      for (size_t g = 0; g < groups; g++)
        for (int64_t k = 0; k < group_size[g]; k++) {
          row_columns[count] = (int32_t)(group_first[g] + codes[g][row] * group_size[g] + k);
          row_values[count++] = group_columns[column_of_group++][row];
        }
      for (size_t k = 0; k < dense; k++) {
        row_columns[count] = (int32_t)(dense_first + (int64_t)k);
        row_values[count++] = dense_columns[k][row];
      }
      for (size_t x = 0; x < count; x++) {
        size_t place = 0;
        if (x + dense >= count) place = linked + (x + dense - count);
        else while (columns[place] != row_columns[x]) place++;
        for (size_t j = 0; j < q; j++) b[place * q + j] += z[j][row] * row_values[x];
        for (size_t y = 0; y <= x; y++) {
          // Groups follow each other, so the later column is the lower row.
          cross[(size_t)row_columns[y] * m + (size_t)row_columns[x]] += row_values[x] * row_values[y];
        }
      }
    }
    l->used += width;
    l->persons++;
    l->offsets[l->persons] = (int64_t)l->used;
  }
  free(row_columns);
  free(row_values);
  return 0;
}

size_t waymark_links_persons(const waymark_links *l) { return l->persons; }
size_t waymark_links_width(const waymark_links *l, size_t i) {
  return (size_t)(l->offsets[i + 1] - l->offsets[i]);
}
const int32_t *waymark_links_columns(const waymark_links *l, size_t i) {
  return l->columns + l->offsets[i];
}
const double *waymark_links_a(const waymark_links *l, size_t i) { return l->a + i * pairs_of(l->q); }
const double *waymark_links_b(const waymark_links *l, size_t i) {
  return l->b + (size_t)l->offsets[i] * l->q;
}

static uint64_t mixed(uint64_t hash, const void *bytes, size_t count) {
  const unsigned char *next = bytes;
  for (; count >= 8; count -= 8, next += 8) {
    uint64_t word;
    memcpy(&word, next, 8);
    hash = (hash ^ word) * 0xD6E8FEB86659FD93u;
    hash ^= hash >> 32;
  }
  uint64_t word = 0;
  memcpy(&word, next, count);
  hash = (hash ^ word) * 0xD6E8FEB86659FD93u;
  return hash ^ hash >> 32;
}

int64_t waymark_links_kinds(const waymark_links *l, int64_t *kinds) {
  size_t slots = 64;
  while (slots < 2 * l->persons) slots *= 2;
  // The first person of the kind plus one.
  int64_t *table = calloc(slots, sizeof *table);
  if (!table) return -1;
  int64_t count = 0;
  const size_t a_bytes = pairs_of(l->q) * sizeof(double);
  for (size_t i = 0; i < l->persons; i++) {
    const size_t width = waymark_links_width(l, i);
    uint64_t hash = mixed(width, waymark_links_a(l, i), a_bytes);
    hash = mixed(hash, waymark_links_columns(l, i), width * sizeof(int32_t));
    size_t slot = hash & (slots - 1);
    for (;; slot = (slot + 1) & (slots - 1)) {
      if (!table[slot]) {
        table[slot] = (int64_t)i + 1;
        kinds[i] = count++;
        break;
      }
      const size_t known = (size_t)table[slot] - 1;
      if (waymark_links_width(l, known) == width
          && !memcmp(waymark_links_a(l, known), waymark_links_a(l, i), a_bytes)
          && !memcmp(
              waymark_links_columns(l, known), waymark_links_columns(l, i),
              width * sizeof(int32_t))) {
        kinds[i] = kinds[known];
        break;
      }
    }
  }
  free(table);
  return count;
}

/// M = λH⁻¹λᵀ, full, of one person, H = λᵀAλ + I; the determinant of H, or 0 where it is not positive.
static inline __attribute__((always_inline)) double solve(
    const double *restrict packed, const double *restrict lambda, const size_t q,
    double full[MOST_Q][MOST_Q], double mm[MOST_Q][MOST_Q]) {
  double right[MOST_Q][MOST_Q], h[MOST_Q][MOST_Q], p[MOST_Q][MOST_Q], determinant = 1;
  size_t entry = 0;
  for (size_t j = 0; j < q; j++)
    for (size_t k = 0; k <= j; k++) full[j][k] = full[k][j] = packed[entry++];
  for (size_t r = 0; r < q; r++)
    for (size_t c = 0; c < q; c++) {
      right[r][c] = 0;
      for (size_t t = 0; t < q; t++) right[r][c] += full[r][t] * lambda[c * q + t];
    }
  for (size_t r = 0; r < q; r++)
    for (size_t c = 0; c <= r; c++) {
      h[r][c] = r == c;
      for (size_t t = 0; t < q; t++) h[r][c] += lambda[r * q + t] * right[t][c];
    }
  for (size_t c = 0; c < q; c++) {
    for (size_t t = 0; t < c; t++) h[c][c] -= h[c][t] * h[c][t];
    if (!(h[c][c] > 0)) return 0;
    determinant *= h[c][c];
    h[c][c] = 1 / sqrt(h[c][c]);
    for (size_t r = c + 1; r < q; r++) {
      for (size_t t = 0; t < c; t++) h[r][c] -= h[r][t] * h[c][t];
      h[r][c] *= h[c][c];
    }
  }
  for (size_t c = 0; c < q; c++)
    for (size_t r = 0; r < q; r++) {
      p[r][c] = lambda[r * q + c];
      for (size_t t = 0; t < r; t++) p[r][c] -= h[r][t] * p[t][c];
      p[r][c] *= h[r][r];
    }
  for (size_t r = 0; r < q; r++)
    for (size_t c = 0; c <= r; c++) {
      mm[r][c] = 0;
      for (size_t t = 0; t < q; t++) mm[r][c] += p[t][r] * p[t][c];
      mm[c][r] = mm[r][c];
    }
  return determinant;
}

static inline __attribute__((always_inline)) int sweep(
    const waymark_links *l, const size_t q, const double *lambda, double *restrict swept, size_t m,
    double *log_determinant) {
  double product = 1, logs = 0;
  for (size_t i = 0; i < l->persons; i++) {
    double full[MOST_Q][MOST_Q], mm[MOST_Q][MOST_Q];
    const double determinant = solve(waymark_links_a(l, i), lambda, q, full, mm);
    if (!(determinant > 0)) return -1;
    product *= determinant;
    if (!(product < 1e200)) {
      logs += log(product);
      product = 1;
    }
    const size_t width = waymark_links_width(l, i);
    const int32_t *columns = waymark_links_columns(l, i);
    const double *b = waymark_links_b(l, i);
    for (size_t y = 0; y < width; y++) {
      double turned[MOST_Q];
      for (size_t r = 0; r < q; r++) {
        turned[r] = 0;
        for (size_t c = 0; c < q; c++) turned[r] += mm[r][c] * b[y * q + c];
      }
      double *column = swept + (size_t)columns[y] * m;
      for (size_t x = y; x < width; x++) {
        double sum = 0;
        for (size_t r = 0; r < q; r++) sum += b[x * q + r] * turned[r];
        column[columns[x]] -= sum;
      }
    }
  }
  *log_determinant = logs + log(product);
  return 0;
}

#define SWEEP(Q)                                                                               \
  wide static int sweep_##Q(                                                                    \
      const waymark_links *l, const double *lambda, double *swept, size_t m, double *logs) {    \
    return sweep(l, Q, lambda, swept, m, logs);                                                 \
  }
SWEEP(1) SWEEP(2) SWEEP(3) SWEEP(4)

int waymark_links_sweep(
    const waymark_links *l, const double *lambda, double *swept, size_t m,
    double *log_determinant) {
  switch (l->q) {
    case 1: return sweep_1(l, lambda, swept, m, log_determinant);
    case 2: return sweep_2(l, lambda, swept, m, log_determinant);
    case 3: return sweep_3(l, lambda, swept, m, log_determinant);
    default: return sweep_4(l, lambda, swept, m, log_determinant);
  }
}

/// The directions X of one person, full q × q; see `Models/Mixed/LeadingDirections`.
typedef struct {
  double x[MOST_UNITS][MOST_Q][MOST_Q], y[MOST_PAIRS][MOST_Q][MOST_Q];
  double trace[MOST_UNITS], pair_trace[MOST_PAIRS];
} directions;

static inline __attribute__((always_inline)) void direct(
    double full[MOST_Q][MOST_Q], double mm[MOST_Q][MOST_Q], const size_t q, size_t units,
    const int32_t *rows, const int32_t *columns, int second, directions *d) {
  double k[MOST_Q][MOST_Q], s[MOST_Q][MOST_Q];
  for (size_t r = 0; r < q; r++)
    for (size_t c = 0; c < q; c++) {
      k[r][c] = r == c;
      for (size_t t = 0; t < q; t++) k[r][c] -= mm[r][t] * full[t][c];
    }
  for (size_t r = 0; r < q; r++)
    for (size_t c = 0; c <= r; c++) {
      double sum = 0;
      for (size_t t = 0; t < q; t++) sum += full[r][t] * k[t][c] + full[c][t] * k[t][r];
      s[r][c] = s[c][r] = sum / 2;
    }
  for (size_t u = 0; u < units; u++) {
    const size_t g = (size_t)rows[u], f = (size_t)columns[u];
    const double weight = g == f ? 0.5 : 1;
    for (size_t r = 0; r < q; r++)
      for (size_t c = 0; c < q; c++)
        d->x[u][r][c] = weight * (k[r][g] * k[c][f] + k[r][f] * k[c][g]);
    d->trace[u] = 2 * weight * s[g][f];
  }
  if (!second) return;
  size_t pair = 0;
  for (size_t v = 0; v < units; v++)
    for (size_t u = 0; u <= v; u++, pair++) {
      memset(d->y[pair], 0, sizeof d->y[pair]);
      d->pair_trace[pair] = 0;
      const size_t left[2][2] = {
        {(size_t)rows[u], (size_t)columns[u]}, {(size_t)columns[u], (size_t)rows[u]}};
      const size_t other[2][2] = {
        {(size_t)rows[v], (size_t)columns[v]}, {(size_t)columns[v], (size_t)rows[v]}};
      const size_t lefts = rows[u] == columns[u] ? 1 : 2, others = rows[v] == columns[v] ? 1 : 2;
      for (size_t n = 0; n < lefts; n++)
        for (size_t o = 0; o < others; o++) {
          const size_t g = left[n][0], f = left[n][1], j = other[o][0], t = other[o][1];
          for (size_t r = 0; r < q; r++)
            for (size_t c = 0; c < q; c++)
              d->y[pair][r][c] += s[f][j] / 2 * (k[r][g] * k[c][t] + k[r][t] * k[c][g]);
          d->pair_trace[pair] += s[f][j] * s[g][t];
        }
    }
}

static inline __attribute__((always_inline)) double inner(
    const double x[MOST_Q][MOST_Q], const double e[MOST_Q][MOST_Q], const size_t q) {
  double sum = 0;
  for (size_t r = 0; r < q; r++)
    for (size_t c = 0; c < q; c++) sum += x[r][c] * e[r][c];
  return sum;
}

static inline __attribute__((always_inline)) void all_directions(
    const waymark_links *l, const size_t q, const double *lambda, size_t units,
    const int32_t *rows, const int32_t *unit_columns, int second, size_t m, const double *f,
    size_t order, double *contracted, double *contracted_pairs, const double *g, size_t c,
    double *first, double *pairs, double *traces, double *pair_traces, double *blocks) {
  const size_t both = second ? pairs_of(units) : 0;
  directions d;
  double *sides = malloc((c + 1) * q * sizeof *sides);
  if (!sides) return;
  for (size_t i = 0; i < l->persons; i++) {
    double full[MOST_Q][MOST_Q], mm[MOST_Q][MOST_Q];
    solve(waymark_links_a(l, i), lambda, q, full, mm);
    direct(full, mm, q, units, rows, unit_columns, second, &d);
    for (size_t u = 0; u < units; u++) traces[u] += d.trace[u];
    for (size_t u = 0; u < both; u++) pair_traces[u] += d.pair_trace[u];
    const size_t width = waymark_links_width(l, i);
    const int32_t *columns = waymark_links_columns(l, i);
    const double *b = waymark_links_b(l, i);
    if (f) {
      // E = B F Bᵀ
      double e[MOST_Q][MOST_Q] = {{0}};
      for (size_t x = 0; x < width && (size_t)columns[x] < order; x++) {
        const double *column = f + (size_t)columns[x] * order;
        double sum[MOST_Q] = {0};
        for (size_t y = 0; y < x; y++)
          for (size_t r = 0; r < q; r++) sum[r] += column[columns[y]] * b[y * q + r];
        const double own = column[columns[x]] / 2;
        for (size_t r = 0; r < q; r++) sum[r] += own * b[x * q + r];
        for (size_t r = 0; r < q; r++)
          for (size_t t = 0; t < q; t++)
            e[r][t] += sum[r] * b[x * q + t] + b[x * q + r] * sum[t];
      }
      for (size_t u = 0; u < units; u++) contracted[u] += inner(d.x[u], e, q);
      for (size_t u = 0; u < both; u++) contracted_pairs[u] += inner(d.y[u], e, q);
    }
    if (g) {
      for (size_t k = 0; k < c; k++)
        for (size_t r = 0; r < q; r++) {
          double sum = 0;
          for (size_t x = 0; x < width; x++) sum += b[x * q + r] * g[k * m + (size_t)columns[x]];
          sides[k * q + r] = sum;
        }
      for (size_t u = 0; u < units; u++)
        for (size_t k = 0; k < c; k++) {
          double turned[MOST_Q];
          for (size_t r = 0; r < q; r++) {
            turned[r] = 0;
            for (size_t t = 0; t < q; t++) turned[r] += d.x[u][r][t] * sides[k * q + t];
          }
          double *column = first + (u * c + k) * m;
          for (size_t x = 0; x < width; x++) {
            double sum = 0;
            for (size_t r = 0; r < q; r++) sum += b[x * q + r] * turned[r];
            column[columns[x]] += sum;
          }
        }
      for (size_t u = 0; u < both; u++)
        for (size_t k = 0; k < c; k++)
          for (size_t n = 0; n < c; n++) {
            double sum = 0;
            for (size_t r = 0; r < q; r++)
              for (size_t t = 0; t < q; t++)
                sum += sides[n * q + r] * d.y[u][r][t] * sides[k * q + t];
            pairs[(u * c + k) * c + n] += sum;
          }
    }
    if (blocks)
      for (size_t u = 0; u < units; u++)
        for (size_t y = 0; y < width && (size_t)columns[y] < order; y++) {
          double turned[MOST_Q];
          for (size_t r = 0; r < q; r++) {
            turned[r] = 0;
            for (size_t t = 0; t < q; t++) turned[r] += d.x[u][r][t] * b[y * q + t];
          }
          double *column = blocks + (u * order + (size_t)columns[y]) * order;
          for (size_t x = y; x < width && (size_t)columns[x] < order; x++) {
            double sum = 0;
            for (size_t r = 0; r < q; r++) sum += b[x * q + r] * turned[r];
            column[columns[x]] += sum;
          }
        }
  }
  free(sides);
}

#define PARAMETERS                                                                              \
  const waymark_links *l, const double *lambda, size_t units, const int32_t *unit_rows,         \
      const int32_t *unit_columns, int second, size_t m, const double *f, size_t order,         \
      double *contracted, double *contracted_pairs, const double *g, size_t c, double *first,   \
      double *pairs, double *traces, double *pair_traces, double *blocks
#define ARGUMENTS                                                                              \
  lambda, units, unit_rows, unit_columns, second, m, f, order, contracted, contracted_pairs, g, \
      c, first, pairs, traces, pair_traces, blocks
#define DIRECTIONS(Q)                                                                          \
  wide static void directions_##Q(PARAMETERS) { all_directions(l, Q, ARGUMENTS); }
DIRECTIONS(1) DIRECTIONS(2) DIRECTIONS(3) DIRECTIONS(4)

void waymark_links_directions(PARAMETERS) {
  switch (l->q) {
    case 1: directions_1(l, ARGUMENTS); break;
    case 2: directions_2(l, ARGUMENTS); break;
    case 3: directions_3(l, ARGUMENTS); break;
    default: directions_4(l, ARGUMENTS);
  }
}
