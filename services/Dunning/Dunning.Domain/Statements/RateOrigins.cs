using System.Globalization;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Kernel.LateInterest;

namespace Recouvrement.Dunning.Domain.Statements;

/// <summary>Where the rates of a statement come from, in French for the debtor.</summary>
static class RateOrigins
{
    static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    /// <summary>The law's own rate, or what the contract says; each once, in the order given.</summary>
    internal static string Of(CustomerKind debtor, IEnumerable<(DateOnly From, PenaltyClause Clause)?> clauses, DateOnly on, LegalParameters law) =>
        debtor == CustomerKind.PublicBody ? OfPublicBuyers(on, law) : string.Join(" ; ", clauses.Select(c => Of(c, on, law)).Distinct());

    // Rule R2.7.
    static string OfPublicBuyers(DateOnly on, LegalParameters law) => string.Create(
        French, $"taux de refinancement de la Banque centrale européenne en vigueur au premier jour du semestre au cours duquel les intérêts ont commencé à courir, majoré de {law.On(LegalQuantity.PublicBuyerSurcharge, on).Value:0.##} points (article R2192-31 du code de la commande publique)");

    static string Of((DateOnly From, PenaltyClause Clause)? clause, DateOnly on, LegalParameters law)
    {
        if (clause is not { Clause: { Rate: { } rate } agreed, From: var from })
            return string.Create(French, $"taux de refinancement de la Banque centrale européenne majoré de {law.On(LegalQuantity.DefaultInterestSurcharge, on).Value:0.##} points (article L441-10 du code de commerce)");
        var follows = rate switch
        {
            InterestRate.ContractualFixed r               => string.Create(French, $"taux contractuel de {r.Percent:0.##} % par an"),
            InterestRate.ContractualStatutoryMultiple r   => string.Create(French, $"{r.Multiple:0.##} fois le taux de l'intérêt légal"),
            InterestRate.ContractualMainRefinancingPlus r => string.Create(French, $"taux de refinancement de la Banque centrale européenne majoré de {r.Points:0.##} points"),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        var bears = agreed.Capitalises ? ", les intérêts dus pour une année entière produisant eux-mêmes intérêt (article 1343-2 du code civil)" : "";
        return string.Create(French, $"{follows}, clause du contrat pour les factures émises à compter du {from:dd/MM/yyyy}{bears}");
    }
}
