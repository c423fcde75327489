using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Stops;
using Recouvrement.Platform.Messaging;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;

namespace Recouvrement.Dunning.Cases;

/// <summary>Tells what people and debtors said, one line each.</summary>
static class TellingWords
{
    public static Told Of(DunningEvent fact) => fact switch
    {
        DebtorAnswered e    => new($"The debtor answered: {Spelling.Of(e.Answer)}{(e.Day is { } day ? $" on {day:yyyy-MM-dd}" : "")}{(e.Ground is Domain.Messages.DisputeGround.None ? "" : $" ({Spelling.Of(e.Ground)})")}", e.Decision),
        DebtorReplied e     => new(e.Automatic ? "The debtor's mailbox answered by itself" : "The debtor wrote by e-mail", e.Decision),
        InvoiceCopiesRequested e => new($"Copies of {string.Join(", ", e.Statement.Lines.Select(line => line.Number))} go to the debtor, who asked for them ({Spelling.Of(e.Addressee)})", e.Decision),
        PromiseMade e       => new($"The debtor promised {e.Amount} for {e.PromisedOn:yyyy-MM-dd} on {Numbers(e.Claims)}, tolerance until {e.Until:yyyy-MM-dd}", e.Promise, e.Amount),
        PromiseKept e       => new($"Promise kept: {e.Received} came in", e.Promise, e.Received),
        PromiseReopened e   => new("Promise open again: money that had kept it went back", e.Promise, e.Received),
        PromisePartlyKept e => new($"Promise partly kept: {e.Received} came in", e.Promise, e.Received),
        PromiseBroken e     => new("Promise broken: nothing came in", e.Promise),
        PromiseWithdrawn e  => new($"Promise ended ({Words(e.Reason)})", e.Promise),
        PlanProposed e      => new($"Plan of {e.Terms.Length} terms from {e.Terms[0].DueOn:yyyy-MM-dd} to {e.Terms[^1].DueOn:yyyy-MM-dd} entered by {e.By} for {Numbers(e.Claims)}{(e.Discount is { } discount ? $", giving up {discount} once it is kept" : "")}{(e.NeedsApproval ? ", to be approved" : "")}{Because(e)}", e.Plan),
        PlanAgreed e        => new($"Plan agreed by {e.By}{(e.Discount is { } discount ? $", with a discount of {discount}" : "")}", e.Plan),
        PlanConfirmationRequested e => new($"The plan of {e.Terms.Length} terms{(e.GivenUp is { } given ? $", giving up {given} once it is kept," : "")} is confirmed to the debtor by {Spelling.Of(e.Channel)} ({Spelling.Of(e.Addressee)})", e.Decision, e.Statement.Outstanding),
        HandOverNoticeRequested e => new($"The debtor is told by {Spelling.Of(e.Channel)} ({Spelling.Of(e.Addressee)}) that {e.Agency ?? "an agency"} has {string.Join(", ", e.Statement.Lines.Select(line => line.Number))}", e.Decision, e.Statement.Outstanding),
        PlanRejected e      => new($"Plan rejected by {e.By} ({Words(e.Reason)})", e.Plan),
        TermKept e          => new($"Term {e.Term} of {e.DueOn:yyyy-MM-dd} paid: {e.Amount}", e.Plan, e.Amount),
        TermTakenBack e     => new($"Money went back: term {e.Term} is the next one again", e.Plan, e.Received),
        TermMissed e        => new($"Term {e.Term} of {e.DueOn:yyyy-MM-dd} missed: {e.Missing} lacks", e.Plan, e.Missing),
        PlanBroken e        => new($"Plan broken by term {e.Term}: {e.DueAgain} is due again{(e.DiscountLost is { } lost ? $", and the discount of {lost} is lost" : "")}", e.Plan, e.DueAgain),
        PlanFulfilled e     => new($"Plan fulfilled{(e.Discount is { } discount ? $": {discount} given up for it" : "")}", e.Plan, e.Received),
        DiscountEarned e    => new($"To be credited: {string.Join(", ", e.Shares.Select(share => $"{share.Amount} of {share.Number}"))}", e.Plan, e.Total),
        DiscountTakenBack e => new(e.Reason == Domain.Plans.DiscountEnd.Lifted ? $"Discount of {e.Total} lifted by {e.By}: it is owed again" : $"Discount of {e.Total} is owed again: money that had kept the plan went back", e.Plan, e.Total),
        PlanCancelled e     => new($"Plan ended ({Words(e.Reason)})", e.Plan),
        DunningPaused e     => new($"{(e.Invoices.IsEmpty ? "Case" : e.Invoices.Length == 1 ? "1 invoice" : $"{e.Invoices.Length} invoices")} paused until {e.Until:yyyy-MM-dd} ({Words(e.Reason)})", e.Pause),
        PauseLifted e       => new($"Pause lifted by {e.By}", e.Pause),
        ContactNoted e      => new($"Contact by {Spelling.Of(e.Channel)} made by {e.By}: {Telling.Outcome(e.Outcome)}", e.Contact),
        WayChanged e        => new($"{(e.IsWhole ? "The debtor" : "One address of the debtor")} {(e.IsClosed ? "is not to be reached" : "may be reached again")} by {Spelling.Of(e.Way)}{(e.Until is { } until ? $" until {until:yyyy-MM-dd}" : "")} ({e.Reason.Replace('_', ' ')})"),
        FollowUpAsked e     => new($"To do until {e.Deadline:yyyy-MM-dd}: {Words(e.Kind)}{(e.Why is { } why ? $" ({why.Replace('_', ' ')})" : "")}", e.FollowUp),
        FollowUpDone e      => new($"Done by {e.By}", e.FollowUp),
        FollowUpDropped e   => new($"No longer to be done, by {e.By} ({Words(e.Reason)})", e.FollowUp),
        NoteWritten e       => new($"Note by {e.By} ({Words(e.Kind)})", e.Note),
        CauseHeard e        => new($"The debtor said why it has not paid {string.Join(", ", e.Invoices.Select(i => i.Number))}: {e.Cause.Replace('_', ' ')}", e.Contact),
        CallAsked e         => new($"{e.Step}: {Spelling.Of(e.Addressee)} is to be called about {string.Join(", ", e.Statement.Lines.Select(line => line.Number))}, {e.Statement.Outstanding}", e.Decision, e.Statement.Outstanding),
        ClaimsAssigned e    => new($"{e.Agency} works in our name until {e.Until:yyyy-MM-dd} on {string.Join(", ", e.Claims.Select(c => c.Number))}, {e.Total}, decided by {e.By}", e.Assignment, e.Total),
        AssignmentEnded e   => new($"The agency works in our name no more ({e.Reason.Replace('_', ' ')})", e.Assignment),
        NoteErased e        => new($"Text of a note erased by {e.By}", e.Note),
        _                   => TellingSales.Of(fact),
    };

    static string Words<TWord>(TWord word) where TWord : struct, Enum => Spelling.Of(word).Replace('_', ' ');

    static string Because(PlanProposed e) => e.Needs is { IsEmpty: false } needs ? $" ({string.Join(", ", needs.Select(Words))})" : "";

    static string Numbers(IEnumerable<ClaimWhenSaid> claims) => string.Join(", ", claims.Select(claim => claim.Number));
}
