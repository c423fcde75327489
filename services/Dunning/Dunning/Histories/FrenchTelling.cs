using Recouvrement.Dunning.Cases;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Messages;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;
using static Recouvrement.Dunning.Histories.FrenchWords;

namespace Recouvrement.Dunning.Histories;

/// <summary>A fact in French.</summary>
/// <param name="What">What happened.</param>
/// <param name="Detail">On what, and why.</param>
readonly record struct ToldInFrench(string What, string Detail);

/// <summary>Tells facts to who reads the case on paper. One that has no French words here is told as the interface tells it.</summary>
static class FrenchTelling
{
    public static ToldInFrench Of(DunningEvent fact)
    {
        var told = Heard(fact) ?? Decided(fact) ?? FrenchSaid.Of(fact) ?? new("Fait", Telling.Of(fact).Text);
        return told with { Detail = told.Detail.Length == 0 ? "" : char.ToUpperInvariant(told.Detail[0]) + told.Detail[1..] };
    }

    static ToldInFrench? Heard(DunningEvent fact) => fact switch
    {
        CaseOpened e            => new("Ouverture du dossier", $"Client {e.Account.CustomerNumber} du créancier {e.Account.Creditor}"),
        DebtorProfiled e        => new("Profil du client", $"{FrenchWords.Of(e.Kind)}, langue : {e.Language}"),
        ReachChanged e          => new("Coordonnées du client", Ways(e)),
        InsolvencyOpened e      => new("Procédure collective", $"{FrenchWords.Of(e.Kind)}, jugement du {FrenchWords.Of(e.JudgmentOn)}{(e.PublishedOn is { } day ? $", publié au BODACC le {FrenchWords.Of(day)}" : "")} : les créances antérieures sont gelées"),
        InsolvencyClosed e      => new("Fin de la procédure collective", $"Depuis le {FrenchWords.Of(e.ClosedOn)}{(e.Outcome is { } outcome ? $" ({FrenchWords.Of(outcome)})" : "")}"),
        PenaltiesAgreed e       => new("Pénalités convenues", $"Factures émises à partir du {FrenchWords.Of(e.From)} : {(e.Clause.Rate is null ? "taux légal" : $"{FrenchWords.Of(e.Clause.Basis)} {e.Clause.Hundredths / 100m:0.##}")}"),
        CreditInsured e         => new("Assurance-crédit", $"Encours garanti de {FrenchWords.Of(e.Insured)}, police {e.Policy}, à partir du {FrenchWords.Of(e.From)}{Until(e.Until)}"),
        InvoiceEntered e        => new("Facture", $"{e.Terms.Number} de {FrenchWords.Of(e.Terms.Amount)}, échéance {FrenchWords.Of(e.Terms.DueOn)}, reste dû {FrenchWords.Of(e.Outstanding)}{Uncertain(e.Terms)}"),
        InvoiceAmended e        => new("Facture rectifiée", $"{e.Terms.Number} de {FrenchWords.Of(e.Terms.Amount)}, échéance {FrenchWords.Of(e.Terms.DueOn)}, reste dû {FrenchWords.Of(e.Outstanding)}{Uncertain(e.Terms)}"),
        BalanceChanged e        => new("Solde modifié", $"Facture {e.Number} : {FrenchWords.Of(e.Amount)} par {FrenchWords.Of(e.Cause)}, reste dû {FrenchWords.Of(e.Outstanding)}"),
        InvoiceDisputed e       => new("Litige ouvert", $"Facture {e.Number} : {FrenchWords.Of(e.Disputed)} contestés, motif : {FrenchWords.Of(e.Reason)}, litige {e.Dispute}"),
        DisputeResolved e       => new("Litige clos", $"Facture {e.Number}, litige {e.Dispute} : contestation {FrenchWords.Of(e.Outcome)}"),
        InvoiceHeld e           => new("Blocage", $"Facture {e.Number}{Until(e.Until)}, motif : {FrenchWords.Of(e.Reason)}"),
        HoldLifted e            => new("Blocage levé", $"Facture {e.Number}"),
        RemindersImported e     => new("Reprise des relances", $"Facture {e.Number} : niveau {e.Level}, dernière relance de l'ERP le {FrenchWords.Of(e.LastOn)}"),
        PaymentReceived e       => new("Règlement reçu", $"{FrenchWords.Of(e.Amount)} le {FrenchWords.Of(e.ReceivedOn)} ({FrenchWords.Of(e.Origin)})"),
        PaymentCorrected e      => new("Règlement rectifié", $"{FrenchWords.Of(e.Amount)}, reçu le {FrenchWords.Of(e.ReceivedOn)}"),
        PaymentReversed e       => new("Règlement rejeté", $"{FrenchWords.Of(e.Amount)} le {FrenchWords.Of(e.ReversedOn)}, motif : {FrenchWords.Of(e.Reason)}"),
        MessageSent e           => new("Message envoyé", e.DocumentSha256 is { } hash ? $"Empreinte du document : {hash[..Math.Min(16, hash.Length)]}…" : ""),
        MessageFailed e         => new("Échec d'envoi", $"Motif : {FrenchWords.Of(e.Reason)}"),
        MessageBounced e        => new(e.Kind == BounceKind.Complaint ? "Plainte du destinataire" : e.Kind == BounceKind.Soft ? "Message retardé" : "Message revenu", e.StatusCode is { } code ? $"Code {code}" : ""),
        LetterMoved e           => new("Recommandé", $"Pli {FrenchWords.Of(e.State)} le {FrenchWords.Of(e.StateOn)}{(e.Corrects is { } wrong ? $" (et non {FrenchWords.Of(wrong)})" : "")}"),
        ClaimsPlaced e          => new("Remise au mandataire", $"{(e.AgencyName is { } name ? $"{name} ({e.Agency})" : e.Agency)} : {FrenchWords.Of(e.Total)}"),
        ClaimReturned e         => new("Créance rendue", $"Facture {e.Number}, motif : {FrenchWords.Of(e.Reason)}"),
        PlacementAcknowledged e => new("Accusé du mandataire", $"{e.Agency}, référence {e.Reference}"),
        AgencyActed e           => new("Acte du mandataire", $"{e.Agency} : {FrenchWords.Of(e.Kind)} le {FrenchWords.Of(e.ActedOn)}, référence {e.Reference}"),
        AgencyPromised e        => new("Promesse reçue par le mandataire", $"{e.Agency} : {FrenchWords.Of(e.Amount)} pour le {FrenchWords.Of(e.PromisedOn)}, référence {e.Reference}"),
        AgencyCollected e       => new("Encaissement du mandataire", $"{e.Agency} : {FrenchWords.Of(e.Amount)} le {FrenchWords.Of(e.CollectedOn)}, référence {e.Reference}"),
        _ => null,
    };

    static ToldInFrench? Decided(DunningEvent fact) => fact switch
    {
        EpisodeOpened e         => new("Début d'épisode", $"Épisode {e.Episode}"),
        EpisodeClosed e         => new("Fin d'épisode", $"Épisode {e.Episode} : plus rien n'est échu"),
        StepDecided e           => new("Étape décidée", $"{FrenchWords.Of(e.Step)} par {FrenchWords.Of(e.Channel)}, {Count(e.Covered.Length)}, {FrenchWords.Of(e.Claimed)}, scénario {e.Policy}, mode {FrenchWords.Of(e.Mode)}{(e.NeedsApproval ? ", à valider" : "")}"),
        StepApproved e          => new("Étape validée", $"Par {e.By}"),
        StepRejected e          => new("Étape refusée", $"Par {e.By}{Until(e.Until)}, motif : {FrenchWords.Of(e.Reason)}"),
        StepWithdrawn e         => new("Étape retirée avant l'envoi", $"Motif : {FrenchWords.Of(e.Reason)}"),
        MessageRequested e      => new("Message demandé", Asked(e)),
        MessageWithdrawn e      => new("Message rappelé", $"Motif : {FrenchWords.Of(e.Reason)}"),
        ContactMade e           => new("Appel", $"Par {e.By} : {FrenchWords.Of(e.Outcome)}"),
        HandOverProposed e      => new("Transmission proposée", $"{Count(e.Claims.Length)}, {FrenchWords.Of(e.Total)}"),
        HandOverRejected e      => new("Transmission refusée", $"Par {e.By}{Until(e.Until)}, motif : {FrenchWords.Of(e.Reason)}"),
        HandOverWithdrawn e     => new("Transmission retirée", $"Motif : {FrenchWords.Of(e.Reason)}"),
        ClaimsHandedOver e      => new("Créances transmises", $"Validé par {e.By} : {string.Join(", ", e.Claims.Select(c => c.Number))}"),
        ClaimsRecalled e        => new("Créances rappelées", $"Motif : {FrenchWords.Of(e.Reason)}"),
        NoticeProved e          => new("Preuve de la mise en demeure", $"Pli {FrenchWords.Of(e.Outcome)} le {FrenchWords.Of(e.ProvedOn)}, pièce {e.Proof}, saisi par {e.By}"),
        LimitationInterrupted e => new("Prescription interrompue", $"Facture {e.Number} : {FrenchWords.Of(e.Kind)} du {FrenchWords.Of(e.ActOn)}, preuve {e.Proof}, saisi par {e.By}"),
        InterruptionEnded e     => new(e.IsVoid ? "Interruption non avenue" : "Fin d'interruption", $"Facture {e.Number}, le {FrenchWords.Of(e.EndedOn)}, saisi par {e.By}"),
        DeclarationDecided e    => new(e.IsAdmitted ? "Créance déclarée admise" : "Créance déclarée rejetée", $"Facture {e.Number}, décision du {FrenchWords.Of(e.DecidedOn)}{(e.IsAdmitted ? "" : ", interruption non avenue")}, saisi par {e.By}"),
        LimitationAlertRaised e => new("Alerte de prescription", $"Facture {e.Number} : dernier jour sûr le {FrenchWords.Of(e.LastDay)}, {e.Days} jours ou moins"),
        DeclarationAlertRaised e => new("Alerte de déclaration", $"Créances gelées par le jugement du {FrenchWords.Of(e.JudgmentOn)} : à déclarer jusqu'au {FrenchWords.Of(e.DeclareBy)}, {e.Days} jours ou moins"),
        _ => null,
    };

    static string Uncertain(InvoiceTerms terms) => terms.DateUncertain ? " ; à-nouveau dont la date est à confirmer" : "";

    static string Ways(ReachChanged e)
    {
        string[] ways = [.. new[] { (e.Contacts.Any(c => c.Email), "e-mail"), (e.Contacts.Any(c => c.Post), "courrier"), (e.Contacts.Any(c => c.Phone), "téléphone") }.Where(w => w.Item1).Select(w => w.Item2)];
        return ways.Length == 0 ? "Aucun moyen de contact connu" : $"Joignable par {string.Join(", ", ways)}";
    }

    static string Asked(MessageRequested e)
    {
        var statement = e.Statement;
        var claims = $"{FrenchWords.Of(e.Step)} par {FrenchWords.Of(e.Channel)}, à : {FrenchWords.Of(e.Addressee)} ; {string.Join(", ", statement.Lines.Select(l => l.Number))}, principal {FrenchWords.Of(statement.Outstanding)}";
        if (statement.Interest.IsPositive || statement.Compensation.IsPositive) claims += $", pénalités {FrenchWords.Of(statement.Interest)}, indemnité {FrenchWords.Of(statement.Compensation)}";
        return claims + (e.Deadline is { } deadline ? $", à régler avant le {FrenchWords.Of(deadline)}" : "") + (e.SanctionOn is { } sanction ? $", sanction le {FrenchWords.Of(sanction)}" : "");
    }
}
