#include <math.h>
#include <string.h>

#include "refits.h"

/// A search of `DevianceSearch` and `NewtonPolish` in fixed storage: the same steps, the same treatment of
/// vanishing variances, the same certificate. Where any of it is not plain sailing the search gives up, and
/// the general one has to be asked.

/// Eigenvalues and vectors (columns) of a symmetric matrix, `MOST_N` apart.
typedef struct {
  double values[MOST_N], vectors[MOST_N * MOST_N];
} eigen;

/// By Jacobi's rotations.
static void decompose(size_t n, const double *matrix, eigen *out) {
  double m[MOST_N * MOST_N];
  memcpy(m, matrix, sizeof m);
  double *v = out->vectors;
  for (size_t i = 0; i < n; i++)
    for (size_t j = 0; j < n; j++) v[i * MOST_N + j] = i == j;
  for (int sweep = 0; sweep < 50; sweep++) {
    double off = 0, on = 0;
    for (size_t i = 0; i < n; i++) {
      on += m[i * MOST_N + i] * m[i * MOST_N + i];
      for (size_t j = 0; j < i; j++) off += m[i * MOST_N + j] * m[i * MOST_N + j];
    }
    if (!(off > 1e-32 * on)) break;
    for (size_t i = 1; i < n; i++)
      for (size_t j = 0; j < i; j++) {
        const double entry = m[i * MOST_N + j];
        if (entry == 0) continue;
        const double ratio = (m[i * MOST_N + i] - m[j * MOST_N + j]) / (2 * entry);
        const double t = (ratio >= 0 ? 1 : -1) / (fabs(ratio) + sqrt(ratio * ratio + 1));
        const double c = 1 / sqrt(t * t + 1), s = t * c;
        for (size_t k = 0; k < n; k++) {
          const double x = m[k * MOST_N + j], y = m[k * MOST_N + i];
          m[k * MOST_N + j] = c * x - s * y;
          m[k * MOST_N + i] = s * x + c * y;
        }
        for (size_t k = 0; k < n; k++) {
          const double x = m[j * MOST_N + k], y = m[i * MOST_N + k];
          m[j * MOST_N + k] = c * x - s * y;
          m[i * MOST_N + k] = s * x + c * y;
        }
        for (size_t k = 0; k < n; k++) {
          const double x = v[k * MOST_N + j], y = v[k * MOST_N + i];
          v[k * MOST_N + j] = c * x - s * y;
          v[k * MOST_N + i] = s * x + c * y;
        }
      }
  }
  for (size_t i = 0; i < n; i++) out->values[i] = m[i * MOST_N + i];
}

/// The parameters that are free to move.
typedef struct {
  size_t count, of[MOST_N];
} free_parameters;

/// A step over the free parameters.
typedef struct {
  double direction[MOST_N];
  /// What a whole step gains, as far as the curvature knows.
  double decrement;
  int convex, on_saddle, stuck;
} newton_step;

static double scale_of(const waymark_refit_point *point) { return fmax(1, fabs(point->value)); }

static double norm_of(const free_parameters *free, const waymark_refit_point *point) {
  double norm = 0;
  for (size_t j = 0; j < free->count; j++) norm = fmax(norm, fabs(point->gradient[free->of[j]]));
  return norm;
}

/// -H⁻¹g by Cholesky, where H is convex by more than the certificate asks; otherwise 0.
static int plain_step(
    size_t n, const double *h, const double *g, double rounding, newton_step *step) {
  double l[MOST_N * MOST_N], trace = 0;
  for (size_t j = 0; j < n; j++) trace += h[j * MOST_N + j];
  const double floor = rounding + 1e-7 * trace;
  // Convex by `floor`: H less that much still has a factor.
  for (int pass = 0; pass < 2; pass++) {
    const double less = pass == 0 ? floor : 0;
    for (size_t i = 0; i < n; i++)
      for (size_t j = 0; j <= i; j++) {
        double sum = h[i * MOST_N + j] - (i == j ? less : 0);
        for (size_t k = 0; k < j; k++) sum -= l[i * MOST_N + k] * l[j * MOST_N + k];
        if (j < i) {
          l[i * MOST_N + j] = sum / l[j * MOST_N + j];
        } else if (sum > 0) {
          l[i * MOST_N + i] = sqrt(sum);
        } else {
          return 0;
        }
      }
  }
  double x[MOST_N], decrement = 0;
  for (size_t i = 0; i < n; i++) {
    double sum = -g[i];
    for (size_t k = 0; k < i; k++) sum -= l[i * MOST_N + k] * x[k];
    x[i] = sum / l[i * MOST_N + i];
    decrement += x[i] * x[i];
  }
  for (size_t i = n; i-- > 0;) {
    for (size_t k = i + 1; k < n; k++) x[i] -= l[k * MOST_N + i] * x[k];
    x[i] /= l[i * MOST_N + i];
    step->direction[i] = x[i];
  }
  step->decrement = decrement;
  step->convex = 1;
  return 1;
}

/// step = -V |W|⁻¹ V'g with H = V W V'.
static newton_step step_at(const free_parameters *free, const waymark_refit_point *point) {
  const size_t n = free->count;
  newton_step step = {.convex = n == 0};
  if (n == 0) {
    step.stuck = 1;
    return step;
  }
  double h[MOST_N * MOST_N] = {0}, g[MOST_N];
  for (size_t j = 0; j < n; j++) {
    g[j] = point->gradient[free->of[j]];
    for (size_t k = 0; k < n; k++)
      h[j * MOST_N + k] = point->hessian[free->of[j] * MOST_N + free->of[k]];
  }
  const double rounding = 1e-9 * scale_of(point);
  if (plain_step(n, h, g, rounding, &step)) return step;
  eigen e;
  decompose(n, h, &e);
  double largest = 0, most = -INFINITY;
  size_t least = 0;
  for (size_t k = 0; k < n; k++) {
    largest = fmax(largest, fabs(e.values[k]));
    most = fmax(most, e.values[k]);
    if (e.values[k] < e.values[least]) least = k;
  }
  step.convex = e.values[least] > rounding + 1e-8 * most;
  step.stuck = !(largest > 0);
  if (step.stuck) return step;
  double lowest_slope = 0, gain = 0;
  for (size_t k = 0; k < n; k++) {
    double slope = 0;
    for (size_t j = 0; j < n; j++) slope += e.vectors[j * MOST_N + k] * g[j];
    if (k == least) lowest_slope = slope;
    const double size = fmax(fabs(e.values[k]), 1e-7 * largest);
    for (size_t j = 0; j < n; j++) step.direction[j] -= e.vectors[j * MOST_N + k] * slope / size;
    gain += slope * slope / size;
  }
  step.decrement = gain;
  if (e.values[least] < -1e-6 * largest && gain < 1e-8 * scale_of(point)) {
    // The gradient says nothing here: half a unit along the way down.
    step.on_saddle = 1;
    const double length = lowest_slope > 0 ? -0.5 : 0.5;
    for (size_t j = 0; j < n; j++) step.direction[j] = length * e.vectors[j * MOST_N + least];
  }
  return step;
}

/// Lower by more than rounding; or level within rounding and with half the gradient.
static int makes_progress(
    const free_parameters *free, const waymark_refit_point *from, const waymark_refit_point *to) {
  const double rounding = 1e-11 * scale_of(from);
  if (to->value < from->value - rounding) return 1;
  return to->value <= from->value + rounding && norm_of(free, to) < 0.5 * norm_of(free, from);
}

/// Goes along a step, halving it until there is progress; 0 where there is none.
static int go(
    const waymark_refit_sums *sums, const free_parameters *free, const newton_step *step,
    waymark_refit_point *point, size_t *evaluations) {
  // Where the step promises less than rounding can show, only the whole step is worth trying.
  const int halvings = !step->on_saddle && step->decrement < 1e-13 * scale_of(point) ? 1 : 30;
  for (double sign = 1; sign >= (step->on_saddle ? -1 : 1); sign -= 2) {
    double length = sign;
    for (int k = 0; k < halvings; k++, length /= 2) {
      waymark_refit_point next;
      memcpy(next.theta, point->theta, sizeof next.theta);
      for (size_t j = 0; j < free->count; j++)
        next.theta[free->of[j]] += length * step->direction[j];
      ++*evaluations;
      if (!waymark_refit_evaluate(sums, waymark_with_hessian, &next)
          && makes_progress(free, point, &next)) {
        *point = next;
        return 1;
      }
    }
  }
  return 0;
}

/// Newton's method from `point->theta` over all parameters but the held ones; whether it ends at a
/// certified optimum of those.
static int polish(
    const waymark_refit_sums *sums, uint32_t held, waymark_refit_point *point,
    size_t *evaluations) {
  const waymark_refit_rules *rules = &sums->plan->rules;
  free_parameters free = {0};
  for (size_t h = 0; h < rules->parameters; h++)
    if (!(held >> h & 1)) free.of[free.count++] = h;
  ++*evaluations;
  if (waymark_refit_evaluate(sums, waymark_with_hessian, point)) return 0;
  newton_step step = step_at(&free, point);
  for (size_t k = 0; k < rules->newton_limit; k++) {
    const double limit = rules->gradient_tolerance * scale_of(point);
    if (step.convex && norm_of(&free, point) <= limit && step.decrement < rules->least_gain) break;
    if (step.stuck || !go(sums, &free, &step, point, evaluations)) break;
    step = step_at(&free, point);
  }
  return step.convex && norm_of(&free, point) <= rules->gradient_tolerance * scale_of(point);
}

/// Columns of λ with their diagonal at or above zero.
static void rectify(const waymark_refit_rules *rules, waymark_refit_point *point) {
  const size_t n = rules->parameters;
  for (size_t d = 0; d < n; d++) {
    if (rules->rows[d] != rules->columns[d] || !(point->theta[d] < 0)) continue;
    for (size_t h = 0; h < n; h++)
      if (rules->columns[h] == rules->columns[d]) point->theta[h] = -point->theta[h];
  }
  for (size_t h = 0; h < n; h++)
    if (point->theta[h] == 0) point->theta[h] = 0;
}

/// The factor of a term's λλ' with columns of a vanishing pivot at zero, in `theta`; the parameters of such
/// columns, or none and `theta` as it was.
static uint32_t canonical(
    const waymark_refit_rules *rules, size_t first, size_t size, double *theta) {
  // Entries of a term's lower triangle follow each other column by column from `first`.
  double lambda[MOST_Q][MOST_Q] = {{0}}, factor[MOST_Q][MOST_Q] = {{0}};
  size_t h = first;
  for (size_t column = 0; column < size; column++)
    for (size_t row = column; row < size; row++) lambda[row][column] = theta[h++];
  uint32_t vanishing = 0;
  for (size_t j = 0; j < size; j++)
    for (size_t i = j; i < size; i++) {
      double entry = 0;
      for (size_t k = 0; k < size; k++) entry += lambda[i][k] * lambda[j][k];
      for (size_t k = 0; k < j; k++) entry -= factor[i][k] * factor[j][k];
      if (i == j && !(entry > rules->vanishing)) {
        vanishing |= 1u << j;
        break;
      }
      factor[i][j] = i == j ? sqrt(entry) : entry / factor[j][j];
    }
  uint32_t zeros = 0;
  h = first;
  for (size_t column = 0; column < size; column++)
    for (size_t row = column; row < size; row++, h++) {
      if (vanishing) theta[h] = factor[row][column];
      if (vanishing >> column & 1) zeros |= 1u << h;
    }
  return zeros;
}

/// Whether the criterion does not fall as a parameter moves inwards from zero.
static int stays_at_zero(
    const waymark_refit_sums *sums, size_t parameter, const waymark_refit_point *point) {
  waymark_refit_point inner;
  memcpy(inner.theta, point->theta, sizeof inner.theta);
  inner.theta[parameter] = 1e-3;
  if (waymark_refit_evaluate(sums, waymark_with_gradient, &inner)) return 0;
  return inner.gradient[parameter]
    >= -sums->plan->rules.gradient_tolerance * scale_of(point);
}

int waymark_refit_search(
    const waymark_refit_sums *sums, const double *start, waymark_refit *result,
    waymark_refit_point *end) {
  const waymark_refit_rules *rules = &sums->plan->rules;
  const size_t n = rules->parameters;
  size_t evaluations = 0;
  memset(end, 0, sizeof *end);
  memcpy(end->theta, start, n * sizeof *start);
  if (!polish(sums, 0, end, &evaluations)) return 0;
  rectify(rules, end);

  const double allowed = end->value + 1e-9 * scale_of(end);
  uint32_t held = 0, bound = 0;
  for (size_t term = 0, first = 0; term < rules->terms; term++) {
    const size_t size = (size_t)rules->sizes[term];
    waymark_refit_point candidate;
    memcpy(candidate.theta, end->theta, sizeof candidate.theta);
    const uint32_t zeros = canonical(rules, first, size, candidate.theta);
    if (zeros && !waymark_refit_evaluate(sums, waymark_value_only, &candidate)
        && candidate.value <= allowed) {
      memcpy(end->theta, candidate.theta, sizeof end->theta);
      held |= zeros;
    }
    first += waymark_triangle(size);
  }
  if (held) {
    if (!polish(sums, held, end, &evaluations)) return 0;
    rectify(rules, end);
    for (size_t h = 0; h < n; h++) {
      if (rules->rows[h] != rules->columns[h] || !(held >> h & 1)) continue;
      bound |= 1u << h;
      if (!stays_at_zero(sums, h, end)) return 0;
    }
  }
  double norm = 0;
  for (size_t h = 0; h < n; h++)
    if (!(held >> h & 1)) norm = fmax(norm, fabs(end->gradient[h]));
  *result = (waymark_refit){
      .value = end->value, .residual = end->residual, .gradient_norm = norm,
      .evaluations = evaluations, .bound = bound};
  return 1;
}
