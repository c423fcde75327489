using System.Collections.Immutable;

namespace Recouvrement.Invoicing.Domain.Bank;

/// <summary>What came of a bank's file.</summary>
public abstract record BankReading
{
    BankReading() { }

    /// <summary>It can be booked, wholly.</summary>
    /// <param name="Statements">At least one.</param>
    /// <param name="Warnings">What a person should look at.</param>
    public sealed record Found(ImmutableArray<BankStatement> Statements, ImmutableArray<BankProblem> Warnings) : BankReading;

    /// <summary>Nothing of it may be booked.</summary>
    /// <param name="Problems">At least one.</param>
    public sealed record Refused(ImmutableArray<BankProblem> Problems) : BankReading;
}

/// <summary>What is wrong with a bank's file.</summary>
/// <param name="Code">snake_case, stable, one of <see cref="BankProblems"/>.</param>
/// <param name="Line">The physical line, or null where no single line is to blame.</param>
/// <param name="Field">The element by its name in ISO 20022, or null.</param>
/// <param name="Reason">A sentence for the person who sent the file.</param>
public sealed record BankProblem(string Code, int? Line, string? Field, string Reason);

/// <summary>The codes of <see cref="BankProblem"/>.</summary>
public static class BankProblems
{
    /// <summary>No XML, or XML of another kind than allowed here.</summary>
    public const string NotWellFormed = "bank_not_well_formed";

    /// <summary>More bytes, elements or levels than a statement has.</summary>
    public const string TooLarge = "bank_too_large";

    /// <summary>Neither camt.053 nor camt.054.</summary>
    public const string NotAStatement = "bank_not_a_statement";

    /// <summary>A file without a statement, or a statement without an account.</summary>
    public const string NoAccount = "bank_no_account";

    /// <summary>An element that is needed is missing or cannot be read.</summary>
    public const string Element = "bank_element";

    /// <summary>Opening balance, credits and debits do not make the closing balance.</summary>
    public const string Balance = "bank_balance";

    /// <summary>A balance is missing, so nothing proves that the statement is whole.</summary>
    public const string BalanceMissing = "bank_balance_missing";

    /// <summary>The transactions of a batch do not add up to its entry.</summary>
    public const string Batch = "bank_batch";
}
