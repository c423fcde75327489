namespace Recouvrement.Kernel.LateInterest;

/// <summary>The rates fixed for one half-year, in percent per year. One not yet published is null.</summary>
/// <param name="HalfYear">The period.</param>
/// <param name="MainRefinancing">ECB main refinancing operations, in force on the first day of the half-year (L441-10 II).</param>
/// <param name="StatutoryProfessional">Taux de l'intérêt légal, "autres cas": for every creditor acting for his profession.</param>
/// <param name="StatutoryIndividuals">Taux de l'intérêt légal for creditors who are private persons; never a company's.</param>
/// <param name="Source">Where the figures were read.</param>
/// <param name="ValidFrom">First day, always that of the half-year.</param>
/// <param name="ValidTo">Last day, always that of the half-year.</param>
/// <param name="LawyerValidated">True once a lawyer has confirmed the row.</param>
public sealed record HalfYearRates(
    HalfYear HalfYear, decimal? MainRefinancing, decimal? StatutoryProfessional, decimal? StatutoryIndividuals,
    string Source, DateOnly ValidFrom, DateOnly ValidTo, bool LawyerValidated);
