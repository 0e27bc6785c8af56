#include <math.h>
#include <string.h>

#include "CMoments.h"

/// One pass over persons whose trajectories are a mixture of classes.
///
///     H = ΛᵀZᵀZΛ + I = L Lᵀ,      T = L⁻¹ΛᵀZᵀ[F y],      A = [F y]ᵀ[F y] − TᵀT
///     log φ_g = −½ ( n log 2πσ² + log |H| + xᵀA x / σ² ),      x = (−b_g, 1)
///     v = K x,   K = L⁻ᵀT,      w = Zᵀ(y − F b) − ZᵀZΛ v = W x,   W = Zᵀ[F y] − ZᵀZΛ K
///
/// A, K and W are those of everybody's Λ where classes share it, so that a class costs its products with x.

size_t waymark_classes_room(const waymark_class_sizes *s) {
  size_t m = s->fixed + 1, q = s->random;
  return 2 + m * (m + 1) / 2 + 3 * q * q + s->covariates;
}

size_t waymark_classes_work(const waymark_class_sizes *s) {
  size_t m = s->fixed + 1, q = s->random, v = s->variants, g = s->classes, half = m * (m + 1) / 2;
  return v * (half + 2 * q * m + 2 * q * q + 3) + g * (half + 3) + 2 * q + 2 * q * q;
}

/// Products that are added up as logarithms are multiplied first, as long as they fit.
typedef struct {
  double product, logarithm;
} log_sum;

static inline void multiply(log_sum *sum, double factor) {
  sum->product *= factor;
  if (sum->product > 1e150 || sum->product < 1e-150) {
    sum->logarithm += log(sum->product);
    sum->product = 1;
  }
}

static inline __attribute__((always_inline)) double pass(
    const waymark_class_sizes *s, const waymark_class_persons *people,
    const waymark_class_values *values, int wants, double *restrict sums,
    double *restrict posterior, double *restrict work, const size_t q, const size_t m) {
  const size_t classes = s->classes, variants = s->variants, c = s->covariates;
  const size_t half = m * (m + 1) / 2, d = m + q, length = d * (d + 1) / 2;
  const size_t room = 2 + half + 3 * q * q + c;
  const int wants_variances = (wants & waymark_classes_variances) && q > 0;
  double *outer = work;                       // classes × half: products of x, those off the diagonal doubled
  double *a = outer + classes * half;         // variants × half
  double *mode = a + variants * half;         // variants × q × m, row by row: T, then K
  double *rest = mode + variants * q * m;     // variants × q × m, row by row: W
  double *inverse = rest + variants * q * m;  // variants × q × q: H⁻¹
  double *zl = inverse + variants * q * q;    // variants × q × q: ZᵀZΛ, column by column
  double *log_h = zl + variants * q * q;      // variants
  double *constant = log_h + variants;        // variants: log 2πσ²
  double *precision = constant + variants;    // variants: 1/σ²
  double *prior = precision + variants;       // classes
  double *part = prior + classes;             // classes
  double *share = part + classes;             // classes
  double *v = share + classes, *w = v + q;
  double *L = w + q, *spare = L + q * q;      // q × q each
  for (size_t g = 0; g < classes; g++) {
    const double *x = values->lines + g * m;
    for (size_t i = 0, k = 0; i < m; i++)
      for (size_t j = 0; j <= i; j++, k++)
        outer[g * half + k] = (i == j ? 1 : 2) * x[i] * x[j];
  }
  for (size_t r = 0; r < variants; r++) {
    constant[r] = log(2 * M_PI * values->variances[r]);
    precision[r] = 1 / values->variances[r];
  }
  double total = 0;
  log_sum logs = {1, 0};
  for (size_t i = 0; i < people->count; i++) {
    const double *restrict cross = people->cross + i * length;
    const double n = people->rows[i];
    const double *covariates = people->covariates + i * c;
    const int64_t known = people->known ? people->known[i] : -1;
    // Priors: once where they are everybody's.
    if (i == 0 || c > 1) {
      double top = -INFINITY, sum = 0;
      for (size_t g = 0; g < classes; g++) {
        double logit = 0;
        for (size_t k = 0; k < c; k++) logit += values->logits[g * c + k] * covariates[k];
        prior[g] = logit;
        if (logit > top) top = logit;
      }
      for (size_t g = 0; g < classes; g++) sum += exp(prior[g] - top);
      const double whole = top + log(sum);
      for (size_t g = 0; g < classes; g++) {
        prior[g] -= whole;
        share[g] = exp(prior[g]);
      }
    }
    for (size_t r = 0; r < variants; r++) {
      double *restrict A = a + r * half, *restrict K = mode + r * q * m;
      double *restrict W = rest + r * q * m, *restrict inv = inverse + r * q * q;
      double *restrict ZL = zl + r * q * q;
      memcpy(A, cross, half * sizeof(double));
      log_h[r] = 0;
      if (q == 0) continue;
      const double *F = values->factors + r * q * q;
      // ZᵀZΛ; row m + i of the triangle holds Zᵢᵀ[F y], then Zᵢᵀ Z.
#define ROW(i) (cross + (m + (i)) * (m + (i) + 1) / 2)
#define ZZ(i, j) ((j) <= (i) ? ROW(i)[m + (j)] : ROW(j)[m + (i)])
      for (size_t k = 0; k < q; k++)
        for (size_t j = 0; j < q; j++) {
          double sum = 0;
          for (size_t h = k; h < q; h++) sum += ZZ(j, h) * F[k * q + h];
          ZL[k * q + j] = sum;
        }
      // L, column by column, with 1 over its diagonal.
      double pivots = 1, logarithms = 0;
      for (size_t k = 0; k < q; k++)
        for (size_t j = k; j < q; j++) {
          double sum = j == k ? 1 : 0;
          for (size_t h = j; h < q; h++) sum += F[j * q + h] * ZL[k * q + h];
          for (size_t h = 0; h < k; h++) sum -= L[h * q + j] * L[h * q + k];
          if (j == k) {
            if (!(sum > 0) || !(sum < INFINITY)) return NAN;
            pivots *= sum;
            if (pivots > 1e100) {
              logarithms += log(pivots);
              pivots = 1;
            }
            L[k * q + k] = 1 / sqrt(sum);
          } else {
            L[k * q + j] = sum * L[k * q + k];
          }
        }
      if (variants == 1) {
        // The same for every class: it takes no part in who is likely where.
        total -= 0.5 * logarithms;
        multiply(&logs, 1 / pivots);
      } else {
        log_h[r] = logarithms + log(pivots);
      }
      for (size_t k = 0; k < q; k++) {
        double *row = K + k * m;
        for (size_t j = 0; j < m; j++) row[j] = 0;
        for (size_t h = k; h < q; h++) {
          const double f = F[k * q + h], *z = ROW(h);
          for (size_t j = 0; j < m; j++) row[j] += f * z[j];
        }
        for (size_t h = 0; h < k; h++) {
          const double l = L[h * q + k], *above = K + h * m;
          for (size_t j = 0; j < m; j++) row[j] -= l * above[j];
        }
        const double scale = L[k * q + k];
        for (size_t j = 0; j < m; j++) row[j] *= scale;
        for (size_t j = 0, at = 0; j < m; at += ++j) {
          const double f = row[j];
          for (size_t h = 0; h <= j; h++) A[at + h] -= f * row[h];
        }
      }
      if (!wants_variances) continue;
      // K = L⁻ᵀT and W.
      for (size_t k = q; k-- > 0;) {
        double *row = K + k * m;
        for (size_t h = k + 1; h < q; h++) {
          const double l = L[k * q + h], *below = K + h * m;
          for (size_t j = 0; j < m; j++) row[j] -= l * below[j];
        }
        for (size_t j = 0; j < m; j++) row[j] *= L[k * q + k];
      }
      for (size_t k = 0; k < q; k++) {
        double *row = W + k * m;
        const double *z = ROW(k);
        for (size_t j = 0; j < m; j++) row[j] = z[j];
        for (size_t h = 0; h < q; h++) {
          const double f = ZL[h * q + k], *column = K + h * m;
          for (size_t j = 0; j < m; j++) row[j] -= f * column[j];
        }
      }
      // H⁻¹ = L⁻ᵀ L⁻¹.
      for (size_t k = 0; k < q; k++)
        for (size_t j = k; j < q; j++) {
          double sum = j == k ? 1 : 0;
          for (size_t h = k; h < j; h++) sum -= L[h * q + j] * spare[k * q + h];
          spare[k * q + j] = sum * L[j * q + j];
        }
      for (size_t k = 0; k < q; k++)
        for (size_t j = 0; j <= k; j++) {
          double sum = 0;
          for (size_t h = k; h < q; h++) sum += spare[k * q + h] * spare[j * q + h];
          inv[k * q + j] = inv[j * q + k] = sum;
        }
    }
    double top = -INFINITY;
    for (size_t g = 0; g < classes; g++) {
      const size_t r = variants == 1 ? 0 : g;
      if (known >= 0 && (size_t)known != g) {
        part[g] = -INFINITY;
        continue;
      }
      const double *A = a + r * half, *x = outer + g * half;
      double quadratic = 0;
      for (size_t k = 0; k < half; k++) quadratic += A[k] * x[k];
      part[g] = prior[g] - 0.5 * (n * constant[r] + log_h[r] + quadratic * precision[r]);
      if (people->extra) part[g] += people->extra[i * classes + g];
      if (part[g] > top) top = part[g];
    }
    if (!(top > -INFINITY) || !(top < INFINITY)) return NAN;
    if (posterior && (wants & waymark_classes_densities))
      for (size_t g = 0; g < classes; g++) posterior[i * classes + g] = part[g] - prior[g];
    double sum = 0;
    // What is less than 1e-21 of the rest is nothing.
    for (size_t g = 0; g < classes; g++) {
      const double below = part[g] - top;
      sum += part[g] = below == 0 ? 1 : below < -48 ? 0 : exp(below);
    }
    total += top;
    multiply(&logs, sum * sum);
    const double scale = 1 / sum;
    for (size_t g = 0; g < classes; g++) part[g] *= scale;
    if (posterior && !(wants & waymark_classes_densities))
      for (size_t g = 0; g < classes; g++) posterior[i * classes + g] = part[g];
    if (!(wants & waymark_classes_moments)) continue;
    for (size_t g = 0; g < classes; g++) {
      const double tau = part[g];
      double *restrict out = sums + g * room, *restrict members = out + 2 + half + 3 * q * q;
      for (size_t k = 0; k < c; k++) members[k] += covariates[k] * (tau - share[g]);
      if (tau == 0) continue;
      const size_t r = variants == 1 ? 0 : g;
      const double *restrict A = a + r * half;
      out[0] += tau;
      out[1] += tau * n;
      for (size_t k = 0; k < half; k++) out[2 + k] += tau * A[k];
      if (!wants_variances) continue;
      const double *restrict K = mode + r * q * m, *restrict W = rest + r * q * m;
      const double *restrict x = values->lines + g * m;
      double *restrict P = out + 2 + half, *restrict C = P + 2 * q * q;
      for (size_t k = 0; k < q; k++) {
        double e = 0, z = 0;
        for (size_t j = 0; j < m; j++) {
          e += K[k * m + j] * x[j];
          z += W[k * m + j] * x[j];
        }
        v[k] = tau * e;
        w[k] = z;
        for (size_t j = 0; j <= k; j++) {
          // v times v: the triangle, as v[j] has τ already.
          P[k * q + j] += e * v[j];
        }
      }
      for (size_t k = 0; k < q; k++)
        for (size_t j = 0; j < q; j++) C[k * q + j] += w[j] * v[k] * precision[r];
    }
    if (!wants_variances) continue;
    // Of H⁻¹, classes that share Λ have it once, together, in the first.
    for (size_t g = 0; g < variants; g++) {
      const double tau = variants == 1 ? 1 : part[g];
      if (tau == 0) continue;
      const double *restrict inv = inverse + g * q * q, *restrict ZL = zl + g * q * q;
      double *restrict R = sums + g * room + 2 + half + q * q, *restrict C = R + q * q;
      for (size_t k = 0; k < q; k++)
        for (size_t j = 0; j < q; j++) {
          double zh = 0;
          for (size_t h = 0; h < q; h++) zh += ZL[h * q + j] * inv[k * q + h];
          R[k * q + j] += tau * inv[k * q + j];
          C[k * q + j] -= tau * zh;
        }
    }
#undef ZZ
#undef ROW
  }
  if (wants_variances)
    for (size_t g = 0; g < classes; g++) {
      double *P = sums + g * room + 2 + half;
      for (size_t k = 0; k < q; k++)
        for (size_t j = 0; j < k; j++) P[j * q + k] = P[k * q + j];
    }
  return total + 0.5 * (logs.logarithm + log(logs.product));
}

double waymark_classes_pass(
    const waymark_class_sizes *s, const waymark_class_persons *people,
    const waymark_class_values *values, int wants, double *sums, double *posterior, double *work) {
  // With the numbers of effects known, their loops are unrolled.
  const size_t q = s->random, m = s->fixed + 1;
#define PASS(Q, M) \
  if (q == (Q) && m == (M)) return pass(s, people, values, wants, sums, posterior, work, Q, M);
#define PASSES(Q) PASS(Q, 2) PASS(Q, 3) PASS(Q, 4) PASS(Q, 5)
  PASSES(0) PASSES(1) PASSES(2)
  return pass(s, people, values, wants, sums, posterior, work, q, m);
#undef PASSES
#undef PASS
}
