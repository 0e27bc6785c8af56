#include <math.h>
#include <string.h>

#include "CMoments.h"

/// One pass over persons whose trajectories are a mixture of classes.
///
///     H = ΛᵀZᵀZΛ + I = L Lᵀ,      T = L⁻¹ΛᵀZᵀ[F y],      A = [F y]ᵀ[F y] − TᵀT
///     log φ_g = −½ ( n log 2πσ² + log |H| + xᵀA x / σ² ),      x = (−b_g, 1)
///     v = L⁻ᵀ T x,      w = Zᵀ(y − F b) − ZᵀZΛ v
///
/// A and T are those of everybody's Λ where classes share it, so that a class costs its products with x.

size_t waymark_classes_room(const waymark_class_sizes *s) {
  size_t m = s->fixed + 1, q = s->random;
  return 2 + m * (m + 1) / 2 + 3 * q * q + s->covariates;
}

size_t waymark_classes_work(const waymark_class_sizes *s) {
  size_t m = s->fixed + 1, q = s->random, v = s->variants, g = s->classes, half = m * (m + 1) / 2;
  return v * (half + q * m + 3 * q * q + 2) + g * (half + 3) + 4 * q + q * q + m;
}

static inline __attribute__((always_inline)) double pass(
    const waymark_class_sizes *s, const waymark_class_persons *people,
    const waymark_class_values *values, int wants, double *sums, double *posterior, double *work,
    const size_t q) {
  const size_t m = s->fixed + 1, classes = s->classes, variants = s->variants, c = s->covariates;
  const size_t half = m * (m + 1) / 2, d = m + q, length = d * (d + 1) / 2;
  const size_t room = waymark_classes_room(s);
  double *outer = work;                       // classes × half: products of x, those off the diagonal doubled
  double *a = outer + classes * half;         // variants × half
  double *t = a + variants * half;            // variants × q × m, row by row
  double *lower = t + variants * q * m;       // variants × q × q: L
  double *inverse = lower + variants * q * q; // variants × q × q: H⁻¹
  double *zl = inverse + variants * q * q;    // variants × q × q: ZᵀZΛ, column by column
  double *log_h = zl + variants * q * q;      // variants
  double *constant = log_h + variants;        // variants: log 2πσ²
  double *prior = constant + variants;        // classes
  double *part = prior + classes;             // classes
  double *share = part + classes;             // classes
  double *v = share + classes, *u = v + q, *w = u + q;
  double *spare = w + q;                      // q × q
  for (size_t g = 0; g < classes; g++) {
    const double *x = values->lines + g * m;
    for (size_t i = 0, k = 0; i < m; i++)
      for (size_t j = 0; j <= i; j++, k++)
        outer[g * half + k] = (i == j ? 1 : 2) * x[i] * x[j];
  }
  for (size_t r = 0; r < variants; r++) constant[r] = log(2 * M_PI * values->variances[r]);
  double total = 0;
  for (size_t i = 0; i < people->count; i++) {
    const double *cross = people->cross + i * length;
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
      double *A = a + r * half, *T = t + r * q * m, *L = lower + r * q * q;
      double *inv = inverse + r * q * q, *ZL = zl + r * q * q;
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
      // L, column by column.
      double pivots = 1;
      for (size_t k = 0; k < q; k++)
        for (size_t j = k; j < q; j++) {
          double sum = j == k ? 1 : 0;
          for (size_t h = j; h < q; h++) sum += F[j * q + h] * ZL[k * q + h];
          for (size_t h = 0; h < k; h++) sum -= L[h * q + j] * L[h * q + k];
          if (j == k) {
            if (!(sum > 0) || !(sum < INFINITY)) return NAN;
            pivots *= sum;
            L[k * q + k] = sqrt(sum);
          } else {
            L[k * q + j] = sum / L[k * q + k];
          }
        }
      if (pivots < 1e300) {
        log_h[r] = log(pivots);
      } else {
        double sum = 0;
        for (size_t k = 0; k < q; k++) sum += log(L[k * q + k]);
        log_h[r] = 2 * sum;
      }
      for (size_t k = 0; k < q; k++) {
        double *row = T + k * m;
        for (size_t j = 0; j < m; j++) row[j] = 0;
        for (size_t h = k; h < q; h++) {
          const double f = F[k * q + h], *z = ROW(h);
          for (size_t j = 0; j < m; j++) row[j] += f * z[j];
        }
        for (size_t h = 0; h < k; h++) {
          const double l = L[h * q + k], *above = T + h * m;
          for (size_t j = 0; j < m; j++) row[j] -= l * above[j];
        }
        const double scale = 1 / L[k * q + k];
        for (size_t j = 0; j < m; j++) row[j] *= scale;
        for (size_t j = 0, at = 0; j < m; at += ++j) {
          const double f = row[j];
          for (size_t h = 0; h <= j; h++) A[at + h] -= f * row[h];
        }
      }
      if (wants & waymark_classes_variances) {
        // H⁻¹ = L⁻ᵀ L⁻¹.
        for (size_t k = 0; k < q; k++)
          for (size_t j = k; j < q; j++) {
            double sum = j == k ? 1 : 0;
            for (size_t h = k; h < j; h++) sum -= L[h * q + j] * spare[k * q + h];
            spare[k * q + j] = sum / L[j * q + j];
          }
        for (size_t k = 0; k < q; k++)
          for (size_t j = 0; j <= k; j++) {
            double sum = 0;
            for (size_t h = k; h < q; h++) sum += spare[k * q + h] * spare[j * q + h];
            inv[k * q + j] = inv[j * q + k] = sum;
          }
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
      part[g] = prior[g] - 0.5 * (n * constant[r] + log_h[r] + quadratic / values->variances[r]);
      if (part[g] > top) top = part[g];
    }
    if (!(top > -INFINITY) || !(top < INFINITY)) return NAN;
    double sum = 0;
    for (size_t g = 0; g < classes; g++) sum += part[g] = exp(part[g] - top);
    total += top + log(sum);
    for (size_t g = 0; g < classes; g++) part[g] /= sum;
    if (posterior)
      for (size_t g = 0; g < classes; g++) posterior[i * classes + g] = part[g];
    if (!(wants & waymark_classes_moments)) continue;
    for (size_t g = 0; g < classes; g++) {
      const double tau = part[g];
      double *out = sums + g * room, *members = out + 2 + half + 3 * q * q;
      for (size_t k = 0; k < c; k++) members[k] += covariates[k] * (tau - share[g]);
      if (tau < 1e-20) continue;
      const size_t r = variants == 1 ? 0 : g;
      const double *A = a + r * half;
      out[0] += tau;
      out[1] += tau * n;
      double *S = out + 2;
      for (size_t k = 0; k < half; k++) S[k] += tau * A[k];
      if (!(wants & waymark_classes_variances) || q == 0) continue;
      const double *T = t + r * q * m, *L = lower + r * q * q, *inv = inverse + r * q * q;
      const double *ZL = zl + r * q * q, *x = values->lines + g * m;
      double *P = S + half, *R = P + q * q, *C = R + q * q;
      for (size_t k = 0; k < q; k++) {
        double e = 0, z = 0;
        const double *row = T + k * m, *cz = ROW(k);
        for (size_t j = 0; j < m; j++) {
          e += row[j] * x[j];
          z += cz[j] * x[j];
        }
        v[k] = e;
        u[k] = z;
      }
      for (size_t k = q; k-- > 0;) {
        for (size_t h = k + 1; h < q; h++) v[k] -= L[k * q + h] * v[h];
        v[k] /= L[k * q + k];
      }
      for (size_t j = 0; j < q; j++) {
        double rest = u[j];
        for (size_t k = 0; k < q; k++) rest -= ZL[k * q + j] * v[k];
        w[j] = rest;
      }
      const double precision = 1 / values->variances[r];
      for (size_t k = 0; k < q; k++)
        for (size_t j = 0; j < q; j++) {
          double zh = 0;
          for (size_t h = 0; h < q; h++) zh += ZL[h * q + j] * inv[k * q + h];
          P[k * q + j] += tau * v[j] * v[k];
          R[k * q + j] += tau * inv[k * q + j];
          C[k * q + j] += tau * (w[j] * v[k] * precision - zh);
        }
    }
#undef ZZ
#undef ROW
  }
  return total;
}

double waymark_classes_pass(
    const waymark_class_sizes *s, const waymark_class_persons *people,
    const waymark_class_values *values, int wants, double *sums, double *posterior, double *work) {
  // With the number of random effects known, its loops are unrolled.
  switch (s->random) {
  case 0: return pass(s, people, values, wants, sums, posterior, work, 0);
  case 1: return pass(s, people, values, wants, sums, posterior, work, 1);
  case 2: return pass(s, people, values, wants, sums, posterior, work, 2);
  case 3: return pass(s, people, values, wants, sums, posterior, work, 3);
  default: return pass(s, people, values, wants, sums, posterior, work, s->random);
  }
}
