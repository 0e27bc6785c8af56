#ifndef WAYMARK_CBOOSTMATH_H
#define WAYMARK_CBOOSTMATH_H

#ifdef __cplusplus
extern "C" {
#endif

/// Distributions: lower tail, upper tail, quantile of the lower tail. Each returns NaN or an
/// infinity where the arguments leave it no value, and never raises.
double waymark_normal_cdf(double z);
double waymark_normal_upper_tail(double z);
double waymark_normal_quantile(double probability);

double waymark_student_t_cdf(double t, double degrees_of_freedom);
double waymark_student_t_upper_tail(double t, double degrees_of_freedom);
double waymark_student_t_quantile(double probability, double degrees_of_freedom);

double waymark_chi_squared_cdf(double x, double degrees_of_freedom);
double waymark_chi_squared_upper_tail(double x, double degrees_of_freedom);
double waymark_chi_squared_quantile(double probability, double degrees_of_freedom);

double waymark_fisher_f_cdf(double f, double numerator, double denominator);
double waymark_fisher_f_upper_tail(double f, double numerator, double denominator);
double waymark_fisher_f_quantile(double probability, double numerator, double denominator);

double waymark_beta_cdf(double x, double a, double b);
double waymark_beta_upper_tail(double x, double a, double b);
double waymark_beta_quantile(double probability, double a, double b);

double waymark_noncentral_t_cdf(double t, double degrees_of_freedom, double noncentrality);
double waymark_noncentral_t_upper_tail(double t, double degrees_of_freedom, double noncentrality);

/// log |Gamma(x)|.
double waymark_log_gamma(double x);

#ifdef __cplusplus
}
#endif

#endif
