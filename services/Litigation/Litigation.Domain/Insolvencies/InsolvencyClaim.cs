using System.Collections.Immutable;
using System.Diagnostics;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Deciding;
using Recouvrement.Kernel.Identifiers;
using static Recouvrement.Kernel.Deciding.Decisions;
using static Recouvrement.Litigation.Domain.Insolvencies.InsolvencyCommand;
using static Recouvrement.Litigation.Domain.Insolvencies.InsolvencyEvent;

namespace Recouvrement.Litigation.Domain.Insolvencies;

/// <summary>A day that was spoken of.</summary>
/// <param name="What">Which.</param>
/// <param name="SafeOn">Its safe day then.</param>
/// <param name="Ahead">The threshold; negative when it was over.</param>
public readonly record struct SaidDeclaration(InsolvencyDeadlineKind What, DateOnly SafeOn, int Ahead);

/// <summary>What a creditor declares in one debtor's insolvency proceedings (procédure collective).</summary>
/// <param name="Of">Null until proceedings are heard of.</param>
/// <param name="Kind">As Invoicing says it.</param>
/// <param name="PublishedOn">In the BODACC.</param>
/// <param name="Version">Of the last that was heard.</param>
/// <param name="ClosedOn">They are over.</param>
/// <param name="Statement">What is to be declared.</param>
/// <param name="DeclaredOn">Sent on.</param>
/// <param name="Proof">Of the sending.</param>
/// <param name="ChallengedOn">Letter of the insolvency office.</param>
/// <param name="AnsweredOn">Answer to it.</param>
/// <param name="AdmittedOn">Decision on the claim.</param>
/// <param name="ReliefRequestedOn">Relief asked for.</param>
/// <param name="GoodsClaimedOn">Goods claimed.</param>
/// <param name="Said">Days spoken of.</param>
public sealed record InsolvencyClaim(
    InsolvencyOf? Of, string Kind, DateOnly? PublishedOn, long Version, DateOnly? ClosedOn, InsolvencyStatement? Statement, DateOnly? DeclaredOn, string? Proof,
    DateOnly? ChallengedOn, DateOnly? AnsweredOn, DateOnly? AdmittedOn, DateOnly? ReliefRequestedOn, DateOnly? GoodsClaimedOn, ImmutableHashSet<SaidDeclaration> Said)
    : IDecider<InsolvencyClaim, InsolvencyCommand, InsolvencyEvent>
{
    /// <inheritdoc/>
    public static InsolvencyClaim Initial { get; } = new(null, "", null, 0, null, null, null, null, null, null, null, null, null, []);

    /// <summary>Admitted by the last decision; nothing where it was turned down, null before any.</summary>
    public Money? Admitted { get; init; }

    /// <summary>The outcome of proceedings that never were.</summary>
    public const string ReportedInError = "reported_in_error";

    /// <summary>The stream of a debtor's proceedings.</summary>
    public static Guid StreamOf(Guid debtor, DateOnly judgmentOn) => NameBasedId.Of($"insolvency_claim|{debtor}|{judgmentOn:yyyy-MM-dd}");

    /// <inheritdoc/>
    public static Decision<InsolvencyEvent> Decide(InsolvencyClaim state, InsolvencyCommand command) => (command, state.Of) switch
    {
        (HearInsolvency heard, _)          => state.Hears(heard),
        (EndInsolvency or ReplaceInsolvency, null) => Nothing,
        (_, null)                          => Refuse("no_insolvency", "No such proceedings were heard of."),
        (EndInsolvency end, _)             => end.Version <= state.Version || (state.ClosedOn == end.ClosedOn) ? Nothing : new InsolvencyOver(end.ClosedOn, end.Outcome, end.Version, end.On),
        (ReplaceInsolvency other, _)       => other.Version < state.Version || state.ClosedOn is not null ? Nothing : new InsolvencyOver(other.On, ReportedInError, state.Version, other.On),
        (WarnOfDeclaration warn, _)        => state.Warns(warn),
        (DrawUpClaim drawn, _)             => state.DrawsUp(drawn),
        (DeclareClaim declare, { } of)     => state.Declares(declare, of),
        (ChallengeClaim c, _)              => Once(state.ChallengedOn, c.ReceivedOn, c.On, state.DeclaredOn, new ClaimChallenged(c.ReceivedOn, c.Contested, c.By, c.On)),
        (AnswerChallenge a, _)             => Once(state.AnsweredOn, a.AnsweredOn, a.On, state.ChallengedOn, new ClaimChallengeAnswered(a.AnsweredOn, a.By, a.On)),
        (AdmitClaim a, _)                  => state.Admits(a),
        (RequestRelief r, _)               => Once(state.ReliefRequestedOn, r.RequestedOn, r.On, state.PublishedOn, new InsolvencyReliefRequested(r.RequestedOn, r.By, r.On)),
        (ClaimGoods c, _)                  => Once(state.GoodsClaimedOn, c.ClaimedOn, c.On, state.Of!.JudgmentOn, new RetentionOfTitleClaimed(c.ClaimedOn, c.By, c.On)),
        _ => throw new UnreachableException(),
    };

    /// <inheritdoc/>
    public static InsolvencyClaim Evolve(InsolvencyClaim state, InsolvencyEvent happened) => happened switch
    {
        InsolvencyHeard e            => state with { Of = e.Of, Kind = e.Kind, PublishedOn = e.PublishedOn, Version = e.Version, ClosedOn = null },
        InsolvencyOver e             => state with { ClosedOn = e.ClosedOn, Version = e.Version },
        InsolvencyClaimDrawnUp e     => state with { Statement = e.Statement },
        ClaimDeclared e              => state with { DeclaredOn = e.SentOn, Proof = e.Proof },
        ClaimChallenged e            => state with { ChallengedOn = e.ReceivedOn },
        ClaimChallengeAnswered e     => state with { AnsweredOn = e.AnsweredOn },
        ClaimAdmitted e              => state with { AdmittedOn = e.AdmittedOn, Admitted = e.Amount },
        InsolvencyReliefRequested e  => state with { ReliefRequestedOn = e.RequestedOn },
        RetentionOfTitleClaimed e    => state with { GoodsClaimedOn = e.ClaimedOn },
        DeclarationDeadlineNeared e  => state with { Said = state.Said.Add(new(e.What, e.SafeOn, e.Days)) },
        _ => throw new UnreachableException(),
    };

    Decision<InsolvencyEvent> Hears(HearInsolvency heard) =>
        heard.Version <= Version || (Of is not null && ClosedOn is null && (Kind, PublishedOn) == (heard.Kind, heard.PublishedOn))
            ? Nothing : new InsolvencyHeard(heard.Of, heard.Kind, heard.PublishedOn, heard.Version, heard.On);

    // What was sent is what was declared: a mistake in it is declared anew, by a further letter, while there is time.
    Decision<InsolvencyEvent> DrawsUp(DrawUpClaim drawn) => this switch
    {
        { DeclaredOn: { } sent }                                       => Refuse("declared_already", $"The claim was declared on {sent:yyyy-MM-dd}."),
        _ when drawn.Statement.Claims.IsEmpty                          => Refuse("nothing_to_declare", "There is nothing to declare."),
        _ when drawn.Statement.Claims.Any(c => c.Lines.Any(line => line.To >= Of!.JudgmentOn)) => Refuse("interest_after_judgment", "Interest stops on the eve of the judgment (L622-28)."),
        { Statement: { } known } when Same(known, drawn.Statement)     => Nothing,
        _                                                              => new InsolvencyClaimDrawnUp(drawn.Statement, drawn.By, drawn.On),
    };

    Decision<InsolvencyEvent> Declares(DeclareClaim declare, InsolvencyOf of) => this switch
    {
        { DeclaredOn: { } sent } when sent == declare.SentOn && Proof == declare.Proof => Nothing,
        { DeclaredOn: { } sent }               => Refuse("declared_already", $"The claim was declared on {sent:yyyy-MM-dd}."),
        { Statement: null }                    => Refuse("not_drawn_up", "What is declared must be drawn up first."),
        _ when declare.SentOn > declare.On     => Refuse("day_in_future", $"It is {declare.On:yyyy-MM-dd}."),
        _ when declare.SentOn < of.JudgmentOn  => Refuse("day_before", $"The judgment is of {of.JudgmentOn:yyyy-MM-dd}."),
        { Statement: { } statement }           => new ClaimDeclared(of, declare.SentOn, declare.Proof, [.. statement.Claims.Select(c => c.Invoice)], statement.Total(), declare.By, declare.On),
    };

    Decision<InsolvencyEvent> Warns(WarnOfDeclaration warn)
    {
        var near = ImmutableArray.CreateBuilder<InsolvencyEvent>();
        foreach (var deadline in InsolvencyTimetable.Of(this, warn.Limits))
        {
            if (!IsWarnedOf(deadline.What)) continue;
            var left = deadline.Days.SafeOn.DayNumber - warn.On.DayNumber;
            var ahead = left < 0 ? -1 : warn.Ahead.Where(a => left <= a).DefaultIfEmpty(int.MinValue).Min();
            if (ahead == int.MinValue || Said.Contains(new(deadline.What, deadline.Days.SafeOn, ahead))) continue;
            near.Add(new DeclarationDeadlineNeared(deadline.What, ahead, deadline.Days.SafeOn, deadline.Days.LastOn, warn.On));
        }

        return near.ToImmutable();
    }

    // Relief is of use to who has missed the declaration, and goods to who has sold some under retention of title.
    bool IsWarnedOf(InsolvencyDeadlineKind what) => what switch
    {
        InsolvencyDeadlineKind.DeclareFromAbroad => false,
        InsolvencyDeadlineKind.AskRelief         => Said.Any(s => s is { What: InsolvencyDeadlineKind.Declare, Ahead: < 0 }),
        InsolvencyDeadlineKind.ClaimGoods        => Statement?.Security is ClaimSecurity.RetentionOfTitle,
        _                                        => true,
    };

    // A later decision is one on appeal (L624-3); of the same day, the amount was recorded wrongly.
    Decision<InsolvencyEvent> Admits(AdmitClaim admit) =>
        AdmittedOn == admit.AdmittedOn && Admitted == admit.Amount ? Nothing
        : Once(AdmittedOn <= admit.AdmittedOn ? null : AdmittedOn, admit.AdmittedOn, admit.On, DeclaredOn, new ClaimAdmitted(admit.Amount, admit.AdmittedOn, admit.By, admit.On));

    static Decision<InsolvencyEvent> Once(DateOnly? known, DateOnly day, DateOnly today, DateOnly? after, InsolvencyEvent fact) =>
        known is { } before ? before == day ? Nothing : Refuse("already_recorded", $"It is recorded as of {before:yyyy-MM-dd}.")
        : after is null ? Refuse("step_missing", "What comes before it is not recorded.")
        : day > today ? Refuse("day_in_future", $"It is {today:yyyy-MM-dd}.")
        : day < after ? Refuse("day_before", $"That was on {after:yyyy-MM-dd} at the earliest.")
        : fact;

    static bool Same(InsolvencyStatement a, InsolvencyStatement b) =>
        (a.Law, a.Security, a.HasTitle) == (b.Law, b.Security, b.HasTitle) && a.Exhibits.SequenceEqual(b.Exhibits) && a.Claims.Length == b.Claims.Length
        && a.Claims.Zip(b.Claims).All(pair => pair.First with { Lines = pair.Second.Lines } == pair.Second && pair.First.Lines.SequenceEqual(pair.Second.Lines));
}
