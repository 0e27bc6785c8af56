#include "CBoostMath.h"

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/non_central_t.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <limits>

namespace {

namespace policies = boost::math::policies;
using boost::math::cdf;
using boost::math::complement;
using boost::math::quantile;

// Errors come back as values, so that nothing is thrown across the border to Swift.
constexpr auto ignore = policies::ignore_error;
using Quiet = policies::policy<
    policies::domain_error<ignore>, policies::pole_error<ignore>, policies::overflow_error<ignore>,
    policies::underflow_error<ignore>, policies::denorm_error<ignore>,
    policies::rounding_error<ignore>, policies::evaluation_error<ignore>,
    policies::indeterminate_result_error<ignore>>;

using Normal = boost::math::normal_distribution<double, Quiet>;
using StudentT = boost::math::students_t_distribution<double, Quiet>;
using ChiSquared = boost::math::chi_squared_distribution<double, Quiet>;
using FisherF = boost::math::fisher_f_distribution<double, Quiet>;
using Beta = boost::math::beta_distribution<double, Quiet>;
using NoncentralT = boost::math::non_central_t_distribution<double, Quiet>;

template <class Function>
double quietly(Function function) noexcept {
  try {
    return function();
  } catch (...) {
    return std::numeric_limits<double>::quiet_NaN();
  }
}

}  // namespace

double waymark_normal_cdf(double z) {
  return quietly([=] { return cdf(Normal(), z); });
}

double waymark_normal_upper_tail(double z) {
  return quietly([=] { return cdf(complement(Normal(), z)); });
}

double waymark_normal_quantile(double probability) {
  return quietly([=] { return quantile(Normal(), probability); });
}

double waymark_student_t_cdf(double t, double degrees_of_freedom) {
  return quietly([=] { return cdf(StudentT(degrees_of_freedom), t); });
}

double waymark_student_t_upper_tail(double t, double degrees_of_freedom) {
  return quietly([=] { return cdf(complement(StudentT(degrees_of_freedom), t)); });
}

double waymark_student_t_quantile(double probability, double degrees_of_freedom) {
  return quietly([=] { return quantile(StudentT(degrees_of_freedom), probability); });
}

double waymark_chi_squared_cdf(double x, double degrees_of_freedom) {
  return quietly([=] { return cdf(ChiSquared(degrees_of_freedom), x); });
}

double waymark_chi_squared_upper_tail(double x, double degrees_of_freedom) {
  return quietly([=] { return cdf(complement(ChiSquared(degrees_of_freedom), x)); });
}

double waymark_chi_squared_quantile(double probability, double degrees_of_freedom) {
  return quietly([=] { return quantile(ChiSquared(degrees_of_freedom), probability); });
}

double waymark_fisher_f_cdf(double f, double numerator, double denominator) {
  return quietly([=] { return cdf(FisherF(numerator, denominator), f); });
}

double waymark_fisher_f_upper_tail(double f, double numerator, double denominator) {
  return quietly([=] { return cdf(complement(FisherF(numerator, denominator), f)); });
}

double waymark_fisher_f_quantile(double probability, double numerator, double denominator) {
  return quietly([=] { return quantile(FisherF(numerator, denominator), probability); });
}

double waymark_beta_cdf(double x, double a, double b) {
  return quietly([=] { return cdf(Beta(a, b), x); });
}

double waymark_beta_upper_tail(double x, double a, double b) {
  return quietly([=] { return cdf(complement(Beta(a, b), x)); });
}

double waymark_beta_quantile(double probability, double a, double b) {
  return quietly([=] { return quantile(Beta(a, b), probability); });
}

double waymark_noncentral_t_cdf(double t, double degrees_of_freedom, double noncentrality) {
  return quietly([=] { return cdf(NoncentralT(degrees_of_freedom, noncentrality), t); });
}

double waymark_noncentral_t_upper_tail(double t, double degrees_of_freedom, double noncentrality) {
  return quietly(
      [=] { return cdf(complement(NoncentralT(degrees_of_freedom, noncentrality), t)); });
}

double waymark_log_gamma(double x) {
  return quietly([=] { return boost::math::lgamma(x, Quiet()); });
}
