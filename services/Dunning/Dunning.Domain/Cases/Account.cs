using System.Collections.Immutable;
using Recouvrement.Kernel.Identifiers;

namespace Recouvrement.Dunning.Domain.Cases;

/// <summary>Whose case it is: one customer account of one creditor entity.</summary>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="CustomerNumber">The ERP's own customer number.</param>
/// <param name="Debtor">Stream id of the customer account.</param>
public sealed record Account(string Creditor, string CustomerNumber, Guid Debtor)
{
    /// <summary>The stream of the account's case. Every fact about the account leads to the same one.</summary>
    /// <exception cref="FormatException">The creditor is no SIREN.</exception>
    public Guid CaseId() => CaseIdOf(Creditor, CustomerNumber);

    /// <summary>The stream of an account's case.</summary>
    /// <exception cref="FormatException">The creditor is no SIREN.</exception>
    public static Guid CaseIdOf(string creditor, string customerNumber) =>
        NameBasedId.OfStream("dunning_case", Siren.Parse(creditor) ?? throw new FormatException($"'{creditor}' is no SIREN."), customerNumber);
}

/// <summary>What a customer is; it chooses the policy.</summary>
public enum CustomerKind
{
    /// <summary>Not heard yet.</summary>
    Unknown,

    /// <summary>A company.</summary>
    Company,

    /// <summary>A large retailer.</summary>
    Retailer,

    /// <summary>A craftsman.</summary>
    Craftsman,

    /// <summary>A public buyer.</summary>
    PublicBody,

    /// <summary>A private person.</summary>
    Consumer,
}

/// <summary>What kinds of debtors have in common.</summary>
public static class CustomerKinds
{
    /// <summary>Companies of any size: they owe what C. com. L441-10 and their contracts say of late payment, and are dunned as companies are.</summary>
    public static ImmutableArray<CustomerKind> Businesses { get; } = [CustomerKind.Company, CustomerKind.Retailer, CustomerKind.Craftsman];

    /// <summary>It is a company of any size.</summary>
    public static bool IsBusiness(this CustomerKind kind) => Businesses.Contains(kind);
}
