using System.Collections.Immutable;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Limitation;

namespace Recouvrement.Litigation.Domain.Insolvencies;

/// <summary>Orders to what a creditor declares in one debtor's insolvency. <c>By</c> is who asks; <c>On</c> the business date.</summary>
public abstract record InsolvencyCommand
{
    InsolvencyCommand() { }

    /// <summary>Proceedings were opened, or more is known of them.</summary>
    public sealed record HearInsolvency(InsolvencyOf Of, string Kind, DateOnly? PublishedOn, long Version, DateOnly On) : InsolvencyCommand;

    /// <summary>They are over.</summary>
    public sealed record EndInsolvency(DateOnly ClosedOn, string? Outcome, long Version, DateOnly On) : InsolvencyCommand;

    /// <summary>A later word of the creditor's accounts names another judgment in its place: it never was. Its own end may still be heard, and then counts.</summary>
    public sealed record ReplaceInsolvency(long Version, DateOnly On) : InsolvencyCommand;

    /// <summary>Freezes what is to be declared.</summary>
    public sealed record DrawUpClaim(InsolvencyStatement Statement, string By, DateOnly On) : InsolvencyCommand;

    /// <summary>It was sent.</summary>
    public sealed record DeclareClaim(DateOnly SentOn, string Proof, string By, DateOnly On) : InsolvencyCommand;

    /// <summary>It is contested.</summary>
    public sealed record ChallengeClaim(DateOnly ReceivedOn, Money Contested, string By, DateOnly On) : InsolvencyCommand;

    /// <summary>The creditor answered.</summary>
    public sealed record AnswerChallenge(DateOnly AnsweredOn, string By, DateOnly On) : InsolvencyCommand;

    /// <summary>It was admitted for an amount.</summary>
    public sealed record AdmitClaim(Money Amount, DateOnly AdmittedOn, string By, DateOnly On) : InsolvencyCommand;

    /// <summary>Relief was asked for.</summary>
    public sealed record RequestRelief(DateOnly RequestedOn, string By, DateOnly On) : InsolvencyCommand;

    /// <summary>Goods were claimed.</summary>
    public sealed record ClaimGoods(DateOnly ClaimedOn, string By, DateOnly On) : InsolvencyCommand;

    /// <summary>Says what comes near, once for each number of days ahead, and once when it is over.</summary>
    public sealed record WarnOfDeclaration(ImmutableArray<int> Ahead, TimeLimits Limits, DateOnly On) : InsolvencyCommand;
}
