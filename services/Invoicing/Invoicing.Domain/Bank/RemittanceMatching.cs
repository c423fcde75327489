using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Invoicing.Domain.Bank;

/// <summary>A transfer that an agency says it has made and that no bank has shown yet.</summary>
/// <param name="Remittance">Stream id of the remittance.</param>
/// <param name="Spelled">Its reference as <see cref="CashClues"/> spell it.</param>
/// <param name="Amount">Of the transfer.</param>
/// <param name="IsOfAccount">The cash comes from the account that the agency remits from.</param>
public sealed record AwaitedRemittance(Guid Remittance, string Spelled, Money Amount, bool IsOfAccount);

/// <summary>What cash is to an agency's account.</summary>
/// <param name="IsOfAgency">It is an agency's money: no debtor's, whatever its text names.</param>
/// <param name="Clears">The transfer that it is; null where a person has to say.</param>
public sealed record RemittanceMatch(bool IsOfAgency, Guid? Clears);

/// <summary>
/// Finds the remittance of an agency that a credit is. The text of a remittance may name invoices: it is looked at before anything is matched to a debtor.
/// A reference that is named with another amount, or an account of an agency with no transfer awaited, is left to a person.
/// </summary>
public static class RemittanceMatching
{
    // Shorter ones stand in too many texts by chance.
    const int ShortestReference = 5;

    /// <summary>Looks at a credit.</summary>
    /// <param name="cash">The credit.</param>
    /// <param name="clues">What it says.</param>
    /// <param name="awaited">Transfers that are awaited.</param>
    /// <param name="isOfAgencyAccount">Money of an agency came from the account before.</param>
    public static RemittanceMatch Of(BankTransaction cash, CashClues clues, IReadOnlyCollection<AwaitedRemittance> awaited, bool isOfAgencyAccount)
    {
        var named = awaited.Where(r => r.Spelled.Length >= ShortestReference && (clues.Numbers.Contains(r.Spelled) || clues.EndToEnd == r.Spelled)).ToList();
        var clears = named.Where(r => r.Amount == cash.Amount).ToList() is [var one] ? one.Remittance
            : named.Count == 0 && awaited.Where(r => r.IsOfAccount && r.Amount == cash.Amount).ToList() is [var only] ? only.Remittance
            : (Guid?)null;
        return new(clears is not null || named.Count > 0 || isOfAgencyAccount || awaited.Any(r => r.IsOfAccount), clears);
    }
}
