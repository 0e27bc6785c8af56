#ifndef WAYMARK_REFITS_H
#define WAYMARK_REFITS_H

#include "CMoments.h"

/// Random effects, parameters and fixed effects at most: what the fixed storage holds.
#define MOST_Q 3
#define MOST_N 6
#define MOST_P 12
#define MOST_WIDTH (MOST_P + 1)
#define MOST_ENTRIES (MOST_WIDTH * (MOST_WIDTH + 1) / 2)

struct waymark_refits {
  size_t q, p, rows, levels, cells;
  waymark_refit_rules rules;
  /// Row by row: the random effects' columns, then Q.
  double *data;
  int64_t *codes;
  /// The cell of each level, and its Z'Q, q × p column by column.
  size_t *cell_of;
  double *sides;
  /// Z'Z of each cell, q × q, and its number of levels.
  double *a, *counts;
  /// Moments of each cell: for each pair j <= k of random effects the triangle of T[j,k] + T[j,k]'
  /// (T[j,j] alone) over Q and the outcome, row by row; the outcome's row is left at zero.
  double *moments;
  /// Q'Q, a triangle row by row.
  double *cross;
};

/// A model and an outcome: all that the criterion needs.
typedef struct {
  const waymark_refits *plan;
  /// As `plan->moments`, the outcome's row filled in.
  const double *moments;
  /// [Q e]'[Q e], a triangle row by row.
  double cross[MOST_ENTRIES];
  /// What the criterion holds beside the outcome and theta.
  double constant;
  /// K and S of every cell.
  double *blocks;
} waymark_refit_sums;

/// The criterion at one theta. Matrices are full, `MOST_N` apart.
typedef struct {
  double theta[MOST_N], value, gradient[MOST_N], hessian[MOST_N * MOST_N];
  /// r² and the coefficients of Q.
  double residual, effects[MOST_P];
} waymark_refit_point;

typedef enum { waymark_value_only, waymark_with_gradient, waymark_with_hessian } waymark_refit_order;

static inline size_t waymark_triangle(size_t n) { return n * (n + 1) / 2; }

/// The criterion at `point->theta`; 0, or -1 where it cannot be computed.
int waymark_refit_evaluate(
    const waymark_refit_sums *sums, waymark_refit_order order, waymark_refit_point *point);

/// Where the criterion is least; 1 where that is certified, otherwise 0.
int waymark_refit_search(
    const waymark_refit_sums *sums, const double *start, waymark_refit *result,
    waymark_refit_point *end);

#endif
