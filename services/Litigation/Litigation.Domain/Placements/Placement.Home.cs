using Recouvrement.Kernel.Deciding;
using static Recouvrement.Kernel.Deciding.Decisions;
using static Recouvrement.Litigation.Domain.Placements.PlacementCommand;
using static Recouvrement.Litigation.Domain.Placements.PlacementEvent;

namespace Recouvrement.Litigation.Domain.Placements;

// What the creditor says, and what happens at home.
public sealed partial record Placement
{
    /// <summary>
    /// The agency works in the creditor's name, while the claims are dunned. The kind of the mandate does not say it: before there was this work, claims that had
    /// left the house were placed under a white-label mandate too.
    /// </summary>
    public bool IsWhiteLabel { get; init; }

    Decision<PlacementEvent> Answers(AnswerInformation answer, Mandate mandate) =>
        !Questions.TryGetValue(answer.Reference, out var question) ? Refuse("question_unknown", $"Nothing was asked under {answer.Reference}.")
        : question.IsAnswered ? Refuse("question_answered", "It was answered already.")
        : new InformationAnswered(mandate, answer.Reference, answer.On);

    Decision<PlacementEvent> Agrees(GiveGreenLight give, Mandate mandate) =>
        Unanswered(give.Reference) is { } refused ? refused
        : GreenLights[give.Reference] is { GivenOn: not null } ? Nothing
        : IsOver is { } over ? over
        : new GreenLightGiven(mandate, give.Reference, GreenLights[give.Reference].Act, give.On);

    Decision<PlacementEvent> Disagrees(RefuseGreenLight refuse, Mandate mandate) =>
        !GreenLights.TryGetValue(refuse.Reference, out var light) ? Unasked(refuse.Reference)
        : light.IsRefused            ? Nothing
        : light.GivenOn is { } given ? Refuse("green_light_given", $"It was given on {given:yyyy-MM-dd}, and the agency may have acted on it.")
        : new GreenLightRefused(mandate, refuse.Reference, light.Act, refuse.Why, refuse.On);

    Decision<PlacementEvent> SettlesFinding(SettleFinding settle, Mandate mandate) =>
        !Findings.TryGetKey(settle.Reference, out var reported) ? Refuse("finding_unknown", $"The agency found nothing under {settle.Reference}.")
        : Findings[reported] ? Nothing
        : new FindingSettled(mandate, reported, settle.On);

    Refusal? Unanswered(string reference) =>
        !GreenLights.TryGetValue(reference, out var light) ? Unasked(reference)
        : light.IsRefused ? Refuse("green_light_refused", "It was refused: the agency may ask again under another reference.")
        : null;

    static Refusal Unasked(string reference) => Refuse("green_light_unasked", $"No green light was asked for under {reference}.");

    Decision<PlacementEvent> Adds(AddClaims add, Mandate mandate)
    {
        var fresh = add.Claims.RemoveAll(c => Has(c.Invoice));
        if (fresh.IsEmpty) return Nothing;
        if (IsOver is { } over) return over;
        return Claims.Values.FirstOrDefault() is { } one && fresh.Any(c => c.Outstanding.Currency != one.Balance.Currency)
            ? Refuse("wrong_currency", $"The placement is in {one.Balance.Currency}.")
            : new ClaimsAdded(mandate, add.File, fresh, Sum(fresh.Select(c => c.Outstanding)), add.On);
    }

    // What was recalled is not the agency's any more, and may come back to it.
    bool Has(Guid invoice) => Claims.TryGetValue(invoice, out var known) && !known.IsRecalled;

    Decision<PlacementEvent> Waits(Pause pause, Mandate mandate) =>
        EndedOn is not null || Pauses.ContainsKey(pause.Key) ? Nothing
        : pause.Invoice is { } claim && !Has(claim) ? NotPlaced
        : new CollectionPaused(mandate, pause.Key, pause.Invoice, pause.Reason, pause.Until, pause.On);

    Decision<PlacementEvent> Resumes(Resume resume, Mandate mandate) =>
        EndedOn is null && Pauses.TryGetValue(resume.Key, out var claim) ? new CollectionResumed(mandate, resume.Key, claim, resume.On) : Nothing;

    // With the last claim the mandate ends: one fact, about all of it.
    Decision<PlacementEvent> Recalls(RecallClaims recall, Mandate mandate)
    {
        if (EndedOn is not null) return Nothing;
        if (recall.Invoices.Any(invoice => !Claims.ContainsKey(invoice))) return NotPlaced;
        var back = recall.Invoices.Distinct().Where(invoice => !Claims[invoice].IsRecalled).ToList();
        return back is [] ? Nothing
            : Claims.All(c => !c.Value.IsLive || back.Contains(c.Key)) ? new PlacementEnded(mandate, recall.Reason, recall.On)
            : Accept<PlacementEvent>([.. back.Select(invoice => new ClaimRecalled(mandate, invoice, recall.Reason, recall.On))]);
    }

    Decision<PlacementEvent> LearnsInsolvency(TellInsolvency insolvency, Mandate mandate) =>
        EndedOn is not null || InsolventSince == insolvency.JudgmentOn ? Nothing : new InsolvencyTold(mandate, insolvency.Kind, insolvency.JudgmentOn, insolvency.On);

    Decision<PlacementEvent> Changes(ChangeBalance balance, Mandate mandate)
    {
        if (EndedOn is not null || !Claims.TryGetValue(balance.Invoice, out var claim) || claim.IsRecalled) return Nothing;
        if (claim.Version >= balance.Version || claim.Balance == balance.Outstanding) return Nothing;
        // A late collection of an agency that had the claim before is news to this one.
        PlacementEvent changed = balance.Cause == AgencyCollection && claim.Pending.IsPositive
            ? new CollectionBooked(balance.Invoice, balance.Change, balance.Outstanding, balance.Version, balance.On)
            : new ClaimBalanceChanged(mandate, balance.Invoice, balance.Outstanding, balance.Cause, balance.Version, balance.On);
        return Evolve(this, changed).Claims.Values.All(c => !c.IsLive) ? Accept(changed, new PlacementEnded(mandate, Settled, balance.On)) : changed;
    }
}
