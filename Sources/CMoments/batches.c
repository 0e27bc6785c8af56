#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "CMoments.h"

#define wide __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#define LANES 8
/// The largest q and m for which persons are summed side by side.
#define MOST_Q 4
#define MOST_M 24

/// Eight persons side by side.
typedef double lanes __attribute__((vector_size(8 * LANES), aligned(8), may_alias));

/// The lanes of one entry of a batch, and a number in every lane.
#define at(data, entry) (*(const lanes *)((data) + (entry) * LANES))
#define all(x) ((lanes){0} + (double)(x))

static inline __attribute__((always_inline)) double total_of(const lanes *t) {
  return (((*t)[0] + (*t)[4]) + ((*t)[2] + (*t)[6])) + (((*t)[1] + (*t)[5]) + ((*t)[3] + (*t)[7]));
}

struct waymark_batches {
  size_t q, m, persons, filled;
  /// Per batch: pairs(q) · 8 entries of A, then q · m · 8 of W.
  double *data;
};

static size_t pairs(size_t n) { return n * (n + 1) / 2; }
static size_t stride_of(const waymark_batches *b) {
  return LANES * (pairs(b->q) + b->q * b->m);
}

waymark_batches *waymark_batches_create(size_t q, size_t m, size_t persons) {
  if (q > MOST_Q || m > MOST_M) return NULL;
  waymark_batches *b = calloc(1, sizeof *b);
  if (!b) return NULL;
  b->q = q;
  b->m = m;
  b->persons = persons;
  size_t count = (persons + LANES - 1) / LANES * stride_of(b);
  b->data = aligned_alloc(64, (count * sizeof(double) + 127) / 64 * 64);
  if (!b->data) {
    free(b);
    return NULL;
  }
  // Lanes beyond the last person stay at zero and add nothing.
  if (persons % LANES) {
    memset(b->data + count - stride_of(b), 0, stride_of(b) * sizeof(double));
  }
  return b;
}

void waymark_batches_free(waymark_batches *b) {
  if (!b) return;
  free(b->data);
  free(b);
}

/// Σ x y, in eight sums side by side.
static inline __attribute__((always_inline)) double dot(
    const double *restrict x, const double *restrict y, size_t n) {
  lanes sum = {0};
  size_t i = 0;
  for (; i + LANES <= n; i += LANES) {
    lanes a, b;
    memcpy(&a, x + i, sizeof a);
    memcpy(&b, y + i, sizeof b);
    sum += a * b;
  }
  double rest = 0;
  for (; i < n; i++) rest += x[i] * y[i];
  return total_of(&sum) + rest;
}

wide int waymark_batches_add(
    waymark_batches *b, size_t persons, const int64_t *starts, int64_t first,
    const double *const *z, const double *const *u, const double *shift, double *cross) {
  const size_t q = b->q, m = b->m;
  const size_t begin = (size_t)(starts[0] - first), rows = (size_t)(starts[persons] - starts[0]);
  double *moved = malloc((m * rows + 1) * sizeof(double));
  if (!moved) return -1;
  for (size_t k = 0; k < m; k++)
    for (size_t i = 0; i < rows; i++) moved[k * rows + i] = u[k][begin + i] - shift[k];
  for (size_t k = 0; k < m; k++)
    for (size_t l = k; l < m; l++) cross[k * m + l] += dot(moved + k * rows, moved + l * rows, rows);
  for (size_t person = 0; person < persons; person++) {
    const size_t from = (size_t)(starts[person] - starts[0]);
    const size_t count = (size_t)(starts[person + 1] - starts[person]);
    const size_t place = b->filled++;
    double *batch = b->data + place / LANES * stride_of(b) + place % LANES;
    for (size_t j = 0; j < q; j++) {
      const double *x = z[j] + begin + from;
      for (size_t k = 0; k <= j; k++) {
        const double *y = z[k] + begin + from;
        double sum = 0;
        for (size_t i = 0; i < count; i++) sum += x[i] * y[i];
        *batch = sum;
        batch += LANES;
      }
    }
    for (size_t k = 0; k < m; k++) {
      const double *y = moved + k * rows + from;
      for (size_t j = 0; j < q; j++) {
        const double *x = z[j] + begin + from;
        double sum = 0;
        for (size_t i = 0; i < count; i++) sum += x[i] * y[i];
        *batch = sum;
        batch += LANES;
      }
    }
  }
  free(moved);
  return 0;
}

wide void waymark_batches_turn(waymark_batches *b, const double *basis) {
  const size_t q = b->q, m = b->m, batches = (b->persons + LANES - 1) / LANES;
  for (size_t batch = 0; batch < batches; batch++) {
    double *w = b->data + batch * stride_of(b) + pairs(q) * LANES;
    // From the last column: each asks only for those before it.
    for (size_t k = m; k-- > 0;)
      for (size_t j = 0; j < q; j++) {
        lanes sum = {0};
        for (size_t l = 0; l <= k; l++) sum += at(w, l * q + j) * basis[k * m + l];
        memcpy(w + (k * q + j) * LANES, &sum, sizeof sum);
      }
  }
}

void waymark_batches_person(const waymark_batches *b, size_t person, double *a, double *w) {
  const size_t q = b->q;
  const double *batch = b->data + person / LANES * stride_of(b) + person % LANES;
  size_t entry = 0;
  for (size_t j = 0; j < q; j++)
    for (size_t k = 0; k <= j; k++) {
      a[k * q + j] = batch[entry * LANES];
      a[j * q + k] = batch[entry++ * LANES];
    }
  batch += pairs(q) * LANES;
  for (size_t k = 0; k < q * b->m; k++) w[k] = batch[k * LANES];
}

/// Everything that depends on q, for eight persons at once.
typedef struct {
  /// M and the directions X as lower triangles.
  lanes x[1 + 10 + 55][MOST_Q * (MOST_Q + 1) / 2];
  lanes trace[10], pair_trace[55];
  lanes determinant;
  int positive;
} directions;

static inline __attribute__((always_inline)) void direct(
    const double *restrict a, const double *lambda, const size_t q, size_t units,
    const int32_t *rows, const int32_t *columns, int second, directions *restrict d) {
  lanes full[MOST_Q][MOST_Q], right[MOST_Q][MOST_Q], h[MOST_Q][MOST_Q], p[MOST_Q][MOST_Q];
  lanes mm[MOST_Q][MOST_Q], k[MOST_Q][MOST_Q], s[MOST_Q][MOST_Q];
  size_t entry = 0;
  for (size_t j = 0; j < q; j++)
    for (size_t l = 0; l <= j; l++) full[j][l] = full[l][j] = at(a, entry++);
  // H = λᵀAλ + I
  for (size_t r = 0; r < q; r++)
    for (size_t c = 0; c < q; c++) {
      right[r][c] = all(0);
      for (size_t t = 0; t < q; t++) right[r][c] += full[r][t] * lambda[c * q + t];
    }
  for (size_t r = 0; r < q; r++)
    for (size_t c = 0; c <= r; c++) {
      h[r][c] = all(r == c);
      for (size_t t = 0; t < q; t++) h[r][c] += lambda[r * q + t] * right[t][c];
    }
  // H = LLᵀ in place; the determinant is the product of the pivots.
  d->determinant = all(1);
  int positive = 1;
  for (size_t c = 0; c < q; c++) {
    for (size_t t = 0; t < c; t++) h[c][c] -= h[c][t] * h[c][t];
    for (int i = 0; i < LANES; i++) positive &= h[c][c][i] > 0;
    d->determinant *= h[c][c];
    for (int i = 0; i < LANES; i++) h[c][c][i] = sqrt(h[c][c][i]);
    h[c][c] = 1 / h[c][c];
    for (size_t r = c + 1; r < q; r++) {
      for (size_t t = 0; t < c; t++) h[r][c] -= h[r][t] * h[c][t];
      h[r][c] *= h[c][c];
    }
  }
  d->positive = positive;
  // p = L⁻¹λᵀ, M = pᵀp; the diagonal of h holds its inverse.
  for (size_t c = 0; c < q; c++)
    for (size_t r = 0; r < q; r++) {
      p[r][c] = all(lambda[r * q + c]);
      for (size_t t = 0; t < r; t++) p[r][c] -= h[r][t] * p[t][c];
      p[r][c] *= h[r][r];
    }
  entry = 0;
  for (size_t r = 0; r < q; r++)
    for (size_t c = 0; c <= r; c++) {
      mm[r][c] = all(0);
      for (size_t t = 0; t < q; t++) mm[r][c] += p[t][r] * p[t][c];
      mm[c][r] = d->x[0][entry++] = mm[r][c];
    }
  if (!units) return;
  for (size_t r = 0; r < q; r++)
    for (size_t c = 0; c < q; c++) {
      k[r][c] = all(r == c);
      for (size_t t = 0; t < q; t++) k[r][c] -= mm[r][t] * full[t][c];
    }
  for (size_t r = 0; r < q; r++)
    for (size_t c = 0; c <= r; c++) {
      lanes sum = all(0);
      for (size_t t = 0; t < q; t++) sum += full[r][t] * k[t][c] + full[c][t] * k[t][r];
      s[r][c] = s[c][r] = sum / 2;
    }
  for (size_t u = 0; u < units; u++) {
    const size_t g = (size_t)rows[u], f = (size_t)columns[u];
    const double weight = g == f ? 0.5 : 1;
    entry = 0;
    for (size_t r = 0; r < q; r++)
      for (size_t c = 0; c <= r; c++)
        d->x[1 + u][entry++] = weight * (k[r][g] * k[c][f] + k[r][f] * k[c][g]);
    d->trace[u] = 2 * weight * s[g][f];
  }
  if (!second) return;
  size_t pair = 0;
  for (size_t v = 0; v < units; v++)
    for (size_t u = 0; u <= v; u++, pair++) {
      lanes *x = d->x[1 + units + pair];
      for (size_t e = 0; e < pairs(q); e++) x[e] = all(0);
      d->pair_trace[pair] = all(0);
      const size_t left[2][2] = {
        {(size_t)rows[u], (size_t)columns[u]}, {(size_t)columns[u], (size_t)rows[u]}};
      const size_t other[2][2] = {
        {(size_t)rows[v], (size_t)columns[v]}, {(size_t)columns[v], (size_t)rows[v]}};
      const size_t lefts = rows[u] == columns[u] ? 1 : 2, others = rows[v] == columns[v] ? 1 : 2;
      for (size_t n = 0; n < lefts; n++)
        for (size_t o = 0; o < others; o++) {
          // K e_g e_fᵀ S e_j e_lᵀ Kᵀ
          const size_t g = left[n][0], f = left[n][1], j = other[o][0], l = other[o][1];
          entry = 0;
          for (size_t r = 0; r < q; r++)
            for (size_t c = 0; c <= r; c++)
              x[entry++] += s[f][j] / 2 * (k[r][g] * k[c][l] + k[r][l] * k[c][g]);
          d->pair_trace[pair] += s[f][j] * s[g][l];
        }
    }
}

/// Σ_i ⟨X_i, w_x w_yᵀ made symmetric⟩ for all pairs of columns and all directions.
static inline __attribute__((always_inline)) void contract(
    const double *restrict w, const size_t q, const size_t m, size_t sums,
    const directions *restrict d, lanes *restrict total) {
  const size_t triangle = pairs(q), columns = pairs(m);
  size_t place = 0;
  for (size_t x = 0; x < m; x++)
    for (size_t y = 0; y <= x; y++, place++) {
      lanes product[MOST_Q * (MOST_Q + 1) / 2];
      size_t entry = 0;
      for (size_t r = 0; r < q; r++)
        for (size_t c = 0; c <= r; c++)
          product[entry++] = r == c
              ? at(w, x * q + r) * at(w, y * q + r)
              : at(w, x * q + r) * at(w, y * q + c) + at(w, x * q + c) * at(w, y * q + r);
      for (size_t n = 0; n < sums; n++) {
        lanes sum = total[n * columns + place];
        for (size_t e = 0; e < triangle; e++) sum += d->x[n][e] * product[e];
        total[n * columns + place] = sum;
      }
    }
}

static inline __attribute__((always_inline)) int sum_batches(
    const waymark_batches *b, const size_t q, size_t from, size_t to, const double *lambda,
    size_t units, const int32_t *rows, const int32_t *columns, int second, double *log_determinant,
    double *m_sum, double *first, double *traces, double *pair_sums, double *pair_traces) {
  const size_t m = b->m, both = second ? pairs(units) : 0, sums = 1 + units + both;
  lanes *total = calloc(sums * pairs(m), sizeof *total);
  directions *d = malloc(sizeof *d);
  lanes trace[10] = {{0}}, pair_trace[55] = {{0}}, product = all(1);
  if (!total || !d) {
    free(total);
    free(d);
    return -1;
  }
  double logs = 0;
  int positive = 1, held = 0;
  for (size_t batch = from / LANES; batch < (to + LANES - 1) / LANES; batch++) {
    const double *data = b->data + batch * stride_of(b);
    direct(data, lambda, q, units, rows, columns, second, d);
    positive &= d->positive;
    // Logarithms cost more than the rest: determinants are multiplied while they stay in range.
    product *= d->determinant;
    held++;
    int far = 0;
    for (size_t i = 0; i < LANES; i++) far |= !(product[i] < 1e60);
    if (far || held == 16) {
      for (size_t i = 0; i < LANES; i++) logs += log(product[i]);
      product = all(1);
      held = 0;
    }
    for (size_t u = 0; u < units; u++) trace[u] += d->trace[u];
    for (size_t u = 0; u < both; u++) pair_trace[u] += d->pair_trace[u];
    contract(data + pairs(q) * LANES, q, m, sums, d, total);
  }
  for (size_t i = 0; i < LANES; i++) logs += log(product[i]);
  *log_determinant = logs;
  for (size_t n = 0; n < sums; n++)
    for (size_t k = 0; k < pairs(m); k++) {
      const double sum = total_of(&total[n * pairs(m) + k]);
      if (n == 0) m_sum[k] = sum;
      else if (n <= units) first[(n - 1) * pairs(m) + k] = sum;
      else pair_sums[(n - 1 - units) * pairs(m) + k] = sum;
    }
  for (size_t u = 0; u < units; u++) traces[u] = total_of(&trace[u]);
  for (size_t u = 0; u < both; u++) pair_traces[u] = total_of(&pair_trace[u]);
  free(total);
  free(d);
  return positive ? 0 : -1;
}

#define PARAMETERS                                                                              \
  const waymark_batches *b, size_t from, size_t to, const double *lambda, size_t units,          \
      const int32_t *rows, const int32_t *columns, int second, double *log_determinant,          \
      double *m_sum, double *first, double *traces, double *pair_sums, double *pair_traces
#define ARGUMENTS                                                                               \
  from, to, lambda, units, rows, columns, second, log_determinant, m_sum, first, traces,         \
      pair_sums, pair_traces

#define SUM(Q)                                                                            \
  wide static int sum_##Q(PARAMETERS) { return sum_batches(b, Q, ARGUMENTS); }
SUM(1) SUM(2) SUM(3) SUM(4)

int waymark_batches_sum(PARAMETERS) {
  switch (b->q) {
    case 1: return sum_1(b, ARGUMENTS);
    case 2: return sum_2(b, ARGUMENTS);
    case 3: return sum_3(b, ARGUMENTS);
    default: return sum_4(b, ARGUMENTS);
  }
}
