using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Dunning.Domain.Plans;
using Recouvrement.Dunning.Domain.Stops;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;
using static Recouvrement.Dunning.Histories.FrenchWords;

namespace Recouvrement.Dunning.Histories;

/// <summary>What people and debtors said, in French.</summary>
static class FrenchSaid
{
    public static ToldInFrench? Of(DunningEvent fact) => fact switch
    {
        DebtorReplied e     => new(e.Automatic ? "Réponse automatique" : "E-mail du client", e.Automatic ? "La messagerie du client a répondu d'elle-même" : "Le client a écrit"),
        DebtorAnswered e    => new("Réponse du client", $"{FrenchWords.Of(e.Answer)}{(e.Day is { } day ? $" le {FrenchWords.Of(day)}" : "")}{(e.Ground == DisputeGround.None ? "" : $", motif : {FrenchWords.Of(e.Ground)}")}"),
        InvoiceCopiesRequested e => new("Duplicata demandés", $"Factures {string.Join(", ", e.Statement.Lines.Select(line => line.Number))}, envoi à la demande du client"),
        PromiseMade e       => new("Promesse de paiement", $"{FrenchWords.Of(e.Amount)} pour le {FrenchWords.Of(e.PromisedOn)}, factures {Numbers(e.Claims)}, tolérance jusqu'au {FrenchWords.Of(e.Until)}, saisie par {e.By}"),
        PromiseKept e       => new("Promesse tenue", $"{FrenchWords.Of(e.Received)} reçus"),
        PromiseReopened     => new("Promesse rouverte", "Le règlement qui l'avait tenue est reparti"),
        PromisePartlyKept e => new("Promesse tenue en partie", $"{FrenchWords.Of(e.Received)} reçus"),
        PromiseBroken       => new("Promesse non tenue", "Rien n'a été reçu"),
        PromiseWithdrawn e  => new("Promesse close", $"Motif : {FrenchWords.Of(e.Reason)}"),
        PlanProposed e      => new("Échéancier saisi", $"{e.Terms.Length} échéances du {FrenchWords.Of(e.Terms[0].DueOn)} au {FrenchWords.Of(e.Terms[^1].DueOn)}, factures {Numbers(e.Claims)}, par {e.By}{(e.Discount is { } discount ? $", remise de {FrenchWords.Of(discount)} s'il est tenu" : "")}{(e.NeedsApproval ? ", à valider" : "")}{Because(e)}"),
        PlanAgreed e        => new("Échéancier accordé", $"Par {e.By}{(e.Discount is { } discount ? $", remise de {FrenchWords.Of(discount)}" : "")}"),
        PlanConfirmationRequested e => new("Échéancier confirmé au client", $"{FrenchWords.Of(e.Channel)} à {FrenchWords.Of(e.Addressee)} : {e.Terms.Length} échéances, {FrenchWords.Of(e.Statement.Outstanding)}{(e.GivenUp is { } given ? $", dont remise de {FrenchWords.Of(given)} s'il est tenu" : "")}"),
        HandOverNoticeRequested e => new("Avis de transmission au client", $"{FrenchWords.Of(e.Channel)} à {FrenchWords.Of(e.Addressee)} : {e.Agency ?? "société de recouvrement"}, factures {string.Join(", ", e.Statement.Lines.Select(line => line.Number))}, {FrenchWords.Of(e.Statement.Outstanding)}"),
        PlanRejected e      => new("Échéancier refusé", $"Par {e.By}, motif : {FrenchWords.Of(e.Reason)}"),
        TermKept e          => new("Échéance payée", $"Échéance {e.Term} du {FrenchWords.Of(e.DueOn)} : {FrenchWords.Of(e.Amount)}"),
        TermTakenBack e     => new("Échéance à nouveau due", $"Échéance {e.Term} : le règlement est reparti"),
        TermMissed e        => new("Échéance manquée", $"Échéance {e.Term} du {FrenchWords.Of(e.DueOn)} : il manque {FrenchWords.Of(e.Missing)}"),
        PlanBroken e        => new("Déchéance du terme", $"Échéance {e.Term} : {FrenchWords.Of(e.DueAgain)} à nouveau exigibles{(e.DiscountLost is { } lost ? $", remise de {FrenchWords.Of(lost)} perdue" : "")}"),
        PlanFulfilled e     => new("Échéancier soldé", $"{FrenchWords.Of(e.Received)} reçus{(e.Discount is { } discount ? $", remise de {FrenchWords.Of(discount)} acquise" : "")}"),
        DiscountEarned e    => new("Avoir à établir", string.Join(", ", e.Shares.Select(share => $"{FrenchWords.Of(share.Amount)} sur {share.Number}"))),
        DiscountTakenBack e => new("Remise reprise", $"{FrenchWords.Of(e.Total)} à nouveau dus, motif : {FrenchWords.Of(e.Reason)}{(e.Reason == DiscountEnd.Lifted ? $", par {e.By}" : "")}"),
        PlanCancelled e     => new("Échéancier clos", $"Motif : {FrenchWords.Of(e.Reason)}"),
        DunningPaused e     => new("Relances suspendues", $"{(e.Invoices.IsEmpty ? "Tout le dossier" : Count(e.Invoices.Length))}{Until(e.Until)}, motif : {FrenchWords.Of(e.Reason)}, par {e.By}"),
        PauseLifted e       => new("Suspension levée", $"Par {e.By}"),
        CallAsked e         => new("Appel à passer", $"{FrenchWords.Of(e.Addressee)} : {string.Join(", ", e.Statement.Lines.Select(line => line.Number))}, {FrenchWords.Of(e.Statement.Outstanding)}"),
        ContactNoted e      => new("Contact", $"{FrenchWords.Of(e.Channel)} par {e.By} : {FrenchWords.Of(e.Outcome)}"),
        WayChanged e        => new(e.IsClosed ? "Canal fermé" : "Canal rouvert", $"{FrenchWords.Of(e.Way)}{(e.IsWhole ? "" : ", une adresse")}{Until(e.Until)}, motif : {FrenchWords.Of(e.Reason)}"),
        FollowUpAsked e     => new("À faire", $"{FrenchWords.Of(e.Kind)} avant le {FrenchWords.Of(e.Deadline)}{(e.Why is { } why ? $", motif : {FrenchWords.Of(why)}" : "")}"),
        FollowUpDone e      => new("Tâche faite", $"Par {e.By}"),
        FollowUpDropped e   => new("Tâche annulée", $"Par {e.By}, motif : {FrenchWords.Of(e.Reason)}"),
        SalesToldOfThreat e => new("Commercial prévenu", $"{e.SalesPerson} : {FrenchWords.Of(e.Step)} pour {string.Join(", ", e.Invoices.Select(one => one.Number))}, {FrenchWords.Of(e.Total)}, à partir du {FrenchWords.Of(e.MayGoOn)}{(e.Mode == Domain.Entities.SendingMode.Live ? "" : $", mode {FrenchWords.Of(e.Mode)}")}"),
        SalesObjected e     => new("Opposition du commercial", $"{(e.Step is { } step ? FrenchWords.Of(step) : "Toute étape comminatoire")}, {(e.Invoices.IsEmpty ? "tout le dossier" : Count(e.Invoices.Length))}{Until(e.Until)}, motif : {FrenchWords.Of(e.Reason)}, saisie par {e.By}"),
        SalesObjectionLifted e => new("Opposition levée", $"Par {e.By}"),
        NoteWritten e       => new("Note", $"{FrenchWords.Of(e.Kind)}, par {e.By}"),
        CauseHeard e        => new("Cause de non-paiement", $"Dite par le client, factures {string.Join(", ", e.Invoices.Select(i => i.Number))} : {FrenchWords.Of(e.Cause)}"),
        ClaimsAssigned e    => new("Marque blanche", $"{e.Agency} au nom du créancier{Until(e.Until)} : {string.Join(", ", e.Claims.Select(c => c.Number))}, {FrenchWords.Of(e.Total)}, par {e.By}"),
        AssignmentEnded e   => new("Fin de la marque blanche", $"Motif : {FrenchWords.Of(e.Reason)}"),
        NoteErased e        => new("Note effacée", $"Par {e.By}"),
        PenaltiesWaived e   => new("Abandon de pénalités", $"Facture {e.Number} : intérêts et indemnité, par {e.By}, motif : {FrenchWords.Of(e.Reason)}"),
        PolicyAssigned e    => new("Choix du scénario", $"{(e.Policy is { } policy ? $"Scénario {policy}" : "Scénario rendu au choix par type et segment")}, par {e.By}"),
        _ => null,
    };

    static string Because(PlanProposed e) => e.Needs is { IsEmpty: false } needs ? $" ({string.Join(", ", needs.Select(FrenchWords.Of))})" : "";

    static string Numbers(IEnumerable<ClaimWhenSaid> claims) => string.Join(", ", claims.Select(claim => claim.Number));
}
