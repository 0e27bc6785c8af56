#include <math.h>
#include <string.h>

#include "refits.h"

#define wide __attribute__((target_clones("arch=x86-64-v3", "default")))
#define inlined static inline __attribute__((always_inline))

/// Matrices of q × q lie column by column, triangles row by row. The formulas are those of
/// `ProfiledDeviance` and `DevianceDerivatives` in `Models/Mixed` for one group; sums over its levels are
/// written as sums over cells:
///
///     B_i' X B_i summed     = Σ_jk X[j,k] T[j,k]
///     B_i F B_i' summed     = W,  W[j,k] = <T[j,k], F>
///
/// With G = K'WK for F = C⁻¹ + w g g' (w g g' by ML), the terms of the gradient and of the Hessian that
/// stand alone with one level are tr((S − G) E_a) and tr((2G − S) E_a S E_b), so that only N_a is ever
/// a matrix over the fixed effects.

/// λ from theta.
inlined void factor_of(
    const waymark_refit_rules *rules, const size_t q, const double *theta, double *lambda) {
  for (size_t k = 0; k < q * q; k++) lambda[k] = 0;
  for (size_t h = 0; h < rules->parameters; h++)
    lambda[(size_t)rules->columns[h] * q + (size_t)rules->rows[h]] = theta[h];
}

/// out = x y.
inlined void product(const size_t q, const double *x, const double *y, double *out) {
  for (size_t j = 0; j < q; j++)
    for (size_t i = 0; i < q; i++) {
      double sum = 0;
      for (size_t k = 0; k < q; k++) sum += x[k * q + i] * y[j * q + k];
      out[j * q + i] = sum;
    }
}

/// out = x' y.
inlined void product_transposed(const size_t q, const double *x, const double *y, double *out) {
  for (size_t j = 0; j < q; j++)
    for (size_t i = 0; i < q; i++) {
      double sum = 0;
      for (size_t k = 0; k < q; k++) sum += x[i * q + k] * y[j * q + k];
      out[j * q + i] = sum;
    }
}

/// M = λ(λ'Aλ + I)⁻¹λ', K = I − MA, S = AK, and |λ'Aλ + I|; -1 where that is not positive.
inlined int block_of(
    const size_t q, const double *a, const double *lambda, double *m, double *k, double *s,
    double *determinant) {
  double right[MOST_Q * MOST_Q], h[MOST_Q * MOST_Q], w[MOST_Q * MOST_Q];
  product(q, a, lambda, right);
  product_transposed(q, lambda, right, h);
  double roots = 1;
  for (size_t j = 0; j < q; j++) {
    double pivot = h[j * q + j] + 1;
    for (size_t i = 0; i < j; i++) pivot -= h[i * q + j] * h[i * q + j];
    if (!(pivot > 0)) return -1;
    pivot = sqrt(pivot);
    h[j * q + j] = pivot;
    roots *= pivot;
    for (size_t r = j + 1; r < q; r++) {
      double sum = h[j * q + r];
      for (size_t i = 0; i < j; i++) sum -= h[i * q + r] * h[i * q + j];
      h[j * q + r] = sum / pivot;
    }
  }
  *determinant = roots * roots;
  // w = L⁻¹λ'
  for (size_t j = 0; j < q; j++)
    for (size_t r = 0; r < q; r++) {
      double sum = lambda[r * q + j];
      for (size_t i = 0; i < r; i++) sum -= h[i * q + r] * w[j * q + i];
      w[j * q + r] = sum / h[r * q + r];
    }
  product_transposed(q, w, w, m);
  product(q, m, a, k);
  for (size_t i = 0; i < q * q; i++) k[i] = -k[i];
  for (size_t j = 0; j < q; j++) k[j * q + j] += 1;
  product(q, a, k, s);
  for (size_t j = 0; j < q; j++)
    for (size_t i = 0; i < j; i++) s[j * q + i] = s[i * q + j] = (s[j * q + i] + s[i * q + j]) / 2;
  return 0;
}

/// Cholesky over a triangle of order n; -1 where it has none.
inlined int triangle_cholesky(const size_t n, double *l) {
  for (size_t i = 0; i < n; i++) {
    double *row = l + waymark_triangle(i);
    for (size_t j = 0; j <= i; j++) {
      const double *other = l + waymark_triangle(j);
      double sum = row[j];
      for (size_t k = 0; k < j; k++) sum -= row[k] * other[k];
      if (j < i) {
        row[j] = sum / other[j];
      } else if (sum > 0) {
        row[j] = sqrt(sum);
      } else {
        return -1;
      }
    }
  }
  return 0;
}

/// C⁻¹ as a triangle, from the Cholesky factor of C.
inlined void triangle_inverse(const size_t n, const double *l, double *inverse) {
  double u[MOST_P * (MOST_P + 1) / 2];
  for (size_t j = 0; j < n; j++)
    for (size_t i = j; i < n; i++) {
      double sum = i == j;
      for (size_t k = j; k < i; k++)
        sum -= l[waymark_triangle(i) + k] * u[waymark_triangle(k) + j];
      u[waymark_triangle(i) + j] = sum / l[waymark_triangle(i) + i];
    }
  for (size_t i = 0; i < n; i++)
    for (size_t j = 0; j <= i; j++) {
      double sum = 0;
      for (size_t k = i; k < n; k++)
        sum += u[waymark_triangle(k) + i] * u[waymark_triangle(k) + j];
      inverse[waymark_triangle(i) + j] = sum;
    }
}

/// y += factor x.
inlined void add(const size_t n, const double factor, const double *x, double *y) {
  for (size_t i = 0; i < n; i++) y[i] += factor * x[i];
}

/// Sums over cells in the directions of the parameters' entries of λλ'.
typedef struct {
  double first[MOST_N], second[MOST_N * MOST_N];
  /// N_a g, and N_a over the fixed effects.
  double along[MOST_N][MOST_WIDTH], over[MOST_N][MOST_P * (MOST_P + 1) / 2];
} directions;

/// Adds a cell: `f` is F with entries off its diagonal doubled.
inlined void add_cell(
    const waymark_refits *r, const size_t q, const size_t width, const waymark_refit_order order,
    const double count, const double *t, const double *k, const double *s, const double *f,
    const double *g, directions *sums) {
  const size_t entries = waymark_triangle(width), n = r->rules.parameters;
  const size_t pairs = q * (q + 1) / 2, fixed = waymark_triangle(width - 1);
  double w[MOST_Q * MOST_Q], right[MOST_Q * MOST_Q], turned[MOST_Q * MOST_Q];
  double tg[MOST_N][MOST_WIDTH];
  for (size_t j = 0, pair = 0; j < q; j++)
    for (size_t l = j; l < q; l++, pair++) {
      const double *at = t + pair * entries;
      double sum = 0;
      for (size_t entry = 0; entry < entries; entry++) sum += f[entry] * at[entry];
      w[l * q + j] = w[j * q + l] = j == l ? sum : sum / 2;
      if (order != waymark_with_hessian) continue;
      double *side = tg[pair];
      for (size_t x = 0, entry = 0; x < width; x++) {
        double here = 0;
        for (size_t y = 0; y < x; y++, entry++) {
          here += at[entry] * g[y];
          side[y] += at[entry] * g[x];
        }
        side[x] = here + at[entry++] * g[x];
      }
    }
  product(q, w, k, right);
  product_transposed(q, k, right, turned);
  const int32_t *rows = r->rules.rows, *columns = r->rules.columns;
  for (size_t a = 0; a < n; a++) {
    const size_t at = (size_t)columns[a] * q + (size_t)rows[a];
    sums->first[a] += (rows[a] == columns[a] ? 1 : 2) * (count * s[at] - turned[at]);
  }
  if (order != waymark_with_hessian) return;
  double u[MOST_Q * MOST_Q];
  for (size_t i = 0; i < q * q; i++) u[i] = 2 * turned[i] - count * s[i];
  for (size_t b = 0; b < n; b++)
    for (size_t a = 0; a <= b; a++) {
      // tr(U E_a S E_b) over the entries of E_a and E_b
      const size_t i = (size_t)rows[a], j = (size_t)columns[a];
      const size_t l = (size_t)rows[b], m = (size_t)columns[b];
      double sum = u[i * q + m] * s[l * q + j];
      if (i != j) sum += u[j * q + m] * s[l * q + i];
      if (l != m) sum += u[i * q + l] * s[m * q + j];
      if (i != j && l != m) sum += u[j * q + l] * s[m * q + i];
      sums->second[b * MOST_N + a] += sum;
    }
  for (size_t a = 0; a < n; a++) {
    // X_a = K E_a K'
    const double *ki = k + (size_t)rows[a] * q, *kj = k + (size_t)columns[a] * q;
    const double weight = rows[a] == columns[a] ? 0.5 : 1;
    for (size_t j = 0, pair = 0; j < q; j++)
      for (size_t l = j; l < q; l++, pair++) {
        const double x = weight * (ki[j] * kj[l] + ki[l] * kj[j]);
        add(width, x, tg[pair], sums->along[a]);
        if (r->rules.restricted) add(fixed, x, t + pair * entries, sums->over[a]);
      }
  }
  (void)pairs;
}

/// tr(C⁻¹ N_a C⁻¹ N_b) for all pairs, taken from `second`.
inlined void take_products(const waymark_refits *r, const double *inverse, directions *sums) {
  const size_t p = r->p, n = r->rules.parameters;
  double products[MOST_N][MOST_P * MOST_P];
  for (size_t a = 0; a < n; a++)
    for (size_t i = 0; i < p; i++)
      for (size_t j = 0; j < p; j++) {
        double sum = 0;
        for (size_t k = 0; k < p; k++)
          sum += inverse[i > k ? waymark_triangle(i) + k : waymark_triangle(k) + i]
            * sums->over[a][k > j ? waymark_triangle(k) + j : waymark_triangle(j) + k];
        products[a][i * p + j] = sum;
      }
  for (size_t b = 0; b < n; b++)
    for (size_t a = 0; a <= b; a++) {
      double sum = 0;
      for (size_t i = 0; i < p; i++)
        for (size_t j = 0; j < p; j++) sum += products[a][i * p + j] * products[b][j * p + i];
      sums->second[b * MOST_N + a] -= sum;
    }
}

/// By the chain rule from the entries of D = λλ' to theta.
inlined void to_theta(
    const waymark_refit_rules *rules, const size_t q, const double *lambda,
    const waymark_refit_order order, const directions *sums, waymark_refit_point *point) {
  const size_t n = rules->parameters;
  const int32_t *rows = rules->rows, *columns = rules->columns;
  // jacobian[h][a] = ∂δ_a / ∂θ_h
  double jacobian[MOST_N][MOST_N], turned[MOST_N][MOST_N];
  for (size_t h = 0; h < n; h++) {
    const double *column = lambda + (size_t)columns[h] * q;
    double sum = 0;
    for (size_t a = 0; a < n; a++) {
      double entry = 0;
      if (rows[a] == rows[h]) entry += column[columns[a]];
      if (columns[a] == rows[h]) entry += column[rows[a]];
      jacobian[h][a] = entry;
      sum += entry * sums->first[a];
    }
    point->gradient[h] = sum;
  }
  if (order != waymark_with_hessian) return;
  for (size_t h = 0; h < n; h++)
    for (size_t a = 0; a < n; a++) {
      double sum = 0;
      for (size_t b = 0; b < n; b++)
        sum += jacobian[h][b] * sums->second[a > b ? a * MOST_N + b : b * MOST_N + a];
      turned[h][a] = sum;
    }
  for (size_t h = 0; h < n; h++)
    for (size_t l = 0; l <= h; l++) {
      double sum = 0;
      for (size_t a = 0; a < n; a++) sum += turned[h][a] * jacobian[l][a];
      if (columns[h] == columns[l])
        for (size_t a = 0; a < n; a++)
          sum += sums->first[a]
            * ((rows[h] == rows[a] && rows[l] == columns[a])
               + (rows[l] == rows[a] && rows[h] == columns[a]));
      point->hessian[h * MOST_N + l] = point->hessian[l * MOST_N + h] = sum;
    }
}

inlined int evaluate(
    const waymark_refit_sums *in, const size_t q, const size_t p, const waymark_refit_order order,
    waymark_refit_point *point) {
  const waymark_refits *r = in->plan;
  const size_t n = r->rules.parameters, width = p + 1, entries = waymark_triangle(width);
  const size_t each = waymark_triangle(q) * entries, fixed = waymark_triangle(p);
  const int restricted = r->rules.restricted;
  double lambda[MOST_Q * MOST_Q], l[MOST_ENTRIES], value = in->constant;
  factor_of(&r->rules, q, point->theta, lambda);
  for (size_t entry = 0; entry < entries; entry++) l[entry] = in->cross[entry];
  for (size_t cell = 0; cell < r->cells; cell++) {
    double m[MOST_Q * MOST_Q], determinant;
    double *block = in->blocks + 2 * cell * q * q;
    if (block_of(q, r->a + cell * q * q, lambda, m, block, block + q * q, &determinant)) return -1;
    value += r->counts[cell] * log(determinant);
    const double *t = in->moments + cell * each;
    for (size_t j = 0; j < q; j++)
      for (size_t k = j; k < q; k++, t += entries) add(entries, -m[k * q + j], t, l);
  }
  if (triangle_cholesky(width, l)) return -1;
  const double root = l[entries - 1], residual = root * root, d = r->rules.denominator;
  double determinant = 1;
  if (restricted)
    for (size_t k = 0; k < p; k++) determinant *= l[waymark_triangle(k) + k];
  value += d * (1 + log(2 * 3.14159265358979323846 * residual / d));
  if (restricted) value += 2 * log(determinant);
  if (!isfinite(value)) return -1;
  point->value = value;
  point->residual = residual;
  double *beta = point->effects;
  for (size_t k = p; k-- > 0;) {
    double sum = l[fixed + k];
    for (size_t i = k + 1; i < p; i++) sum -= l[waymark_triangle(i) + k] * beta[i];
    beta[k] = sum / l[waymark_triangle(k) + k];
  }
  if (order == waymark_value_only) return 0;

  const double weight = d / residual;
  double g[MOST_WIDTH], f[MOST_ENTRIES], inverse[MOST_P * (MOST_P + 1) / 2];
  for (size_t k = 0; k < p; k++) g[k] = -beta[k];
  g[p] = 1;
  if (restricted) triangle_inverse(p, l, inverse);
  for (size_t x = 0, entry = 0; x < width; x++)
    for (size_t y = 0; y <= x; y++, entry++) {
      const double own = weight * g[x] * g[y] + (restricted && x < p ? inverse[entry] : 0);
      f[entry] = x == y ? own : 2 * own;
    }
  directions sums;
  for (size_t a = 0; a < n; a++) {
    sums.first[a] = 0;
    for (size_t b = 0; b < n; b++) sums.second[a * MOST_N + b] = 0;
    for (size_t x = 0; x < width; x++) sums.along[a][x] = 0;
    if (restricted)
      for (size_t entry = 0; entry < fixed; entry++) sums.over[a][entry] = 0;
  }
  for (size_t cell = 0; cell < r->cells; cell++) {
    const double *block = in->blocks + 2 * cell * q * q;
    add_cell(
        r, q, width, order, r->counts[cell], in->moments + cell * each, block, block + q * q, f, g,
        &sums);
  }
  if (order == waymark_with_hessian) {
    if (restricted) take_products(r, inverse, &sums);
    double rho[MOST_N], sides[MOST_N][MOST_P];
    for (size_t a = 0; a < n; a++) {
      const double *along = sums.along[a];
      double sum = 0;
      for (size_t x = 0; x < width; x++) sum += g[x] * along[x];
      rho[a] = sum;
      for (size_t k = 0; k < p; k++) {
        double side = along[k];
        for (size_t i = 0; i < k; i++) side -= l[waymark_triangle(k) + i] * sides[a][i];
        sides[a][k] = side / l[waymark_triangle(k) + k];
      }
    }
    for (size_t b = 0; b < n; b++)
      for (size_t a = 0; a <= b; a++) {
        double inner = 0;
        for (size_t k = 0; k < p; k++) inner += sides[a][k] * sides[b][k];
        sums.second[b * MOST_N + a] -= 2 * weight * inner + weight / residual * rho[a] * rho[b];
      }
  }
  to_theta(&r->rules, q, lambda, order, &sums, point);
  for (size_t h = 0; h < n; h++)
    if (!isfinite(point->gradient[h])) return -1;
  return 0;
}

/// With q, and the commonest p, known to the compiler.
wide int waymark_refit_evaluate(
    const waymark_refit_sums *sums, waymark_refit_order order, waymark_refit_point *point) {
  const size_t q = sums->plan->q, p = sums->plan->p;
  if (q == 1) return evaluate(sums, 1, p, order, point);
  if (q == 2 && p == 2) return evaluate(sums, 2, 2, order, point);
  if (q == 2) return evaluate(sums, 2, p, order, point);
  return evaluate(sums, 3, p, order, point);
}
