namespace Recouvrement.Dunning.Domain.Cases;

/// <summary>What is heard of the debtor's insolvency.</summary>
public abstract partial record DunningEvent
{
    /// <summary>The debtor is in insolvency proceedings (procédure collective), or more is known of them.</summary>
    /// <param name="Debtor">Stream id of the customer account.</param>
    /// <param name="Kind">snake_case: <c>safeguard</c>, <c>receivership</c> or <c>liquidation</c>.</param>
    /// <param name="JudgmentOn">Day of the opening judgment.</param>
    /// <param name="PublishedOn">Day of publication in the BODACC; null while it is not published.</param>
    /// <param name="Version">Of the credit file it was told from.</param>
    /// <param name="On">Business date.</param>
    public sealed record InsolvencyOpened(Guid Debtor, string Kind, DateOnly JudgmentOn, DateOnly? PublishedOn, long Version, DateOnly On) : DunningEvent, IHeardFact
    {
        Guid IHeardFact.Source => Debtor;
        long IHeardFact.SourceVersion => Version;
    }

    /// <summary>Insolvency proceedings are over, or never were.</summary>
    /// <param name="Debtor">Stream id of the customer account.</param>
    /// <param name="ClosedOn">Since when.</param>
    /// <param name="Outcome">snake_case; null where nobody said.</param>
    /// <param name="Version">Of the credit file it was told from.</param>
    /// <param name="On">Business date.</param>
    public sealed record InsolvencyClosed(Guid Debtor, DateOnly ClosedOn, string? Outcome, long Version, DateOnly On) : DunningEvent, IHeardFact
    {
        Guid IHeardFact.Source => Debtor;
        long IHeardFact.SourceVersion => Version;
    }
}
