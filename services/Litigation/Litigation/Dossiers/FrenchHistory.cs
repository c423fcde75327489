using System.Globalization;
using System.Text.Json;
using Recouvrement.Kernel.Calendars;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Litigation.Dossiers;

/// <summary>A fact in French.</summary>
/// <param name="On">Day, <c>dd/MM/yyyy</c>.</param>
/// <param name="What">What happened.</param>
/// <param name="Detail">On what, and why.</param>
/// <param name="By">Who did it, or which service told it.</param>
sealed record ToldInFrench(string On, string What, string Detail, string By);

/// <summary>
/// Tells stored facts to who reads a dossier on paper. It reads them as they were stored, by their names: one that has no French words here is told by its own name, and none is left out.
/// </summary>
static class FrenchHistory
{
    static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    static readonly Dictionary<string, string> Facts = new()
    {
        ["file_opened"] = "Dossier ouvert", ["claim_left_out"] = "Créance déjà dans un autre dossier", ["claim_revalued"] = "Solde révisé", ["file_placed"] = "Remise au mandataire", ["claim_returned"] = "Créance rendue à la relance",
        ["file_closed"] = "Dossier clos", ["claims_placed"] = "Mandat donné", ["placement_acknowledged"] = "Accusé du mandataire", ["action_reported"] = "Acte du mandataire", ["collection_reported"] = "Encaissement du mandataire",
        ["file_held_back"] = "Aucun mandataire retenu", ["file_taken_back"] = "Retour du mandataire", ["file_waits"] = "En attente d'un mandataire",
        ["placement_refused"] = "Mandat refusé", ["placement_closed"] = "Clôture par le mandataire", ["phase_changed"] = "Changement de phase", ["promise_reported"] = "Promesse reçue par le mandataire",
        ["plan_reported"] = "Échéancier du mandataire", ["dispute_reported"] = "Contestation reçue par le mandataire", ["debtor_found"] = "Constat du mandataire", ["finding_settled"] = "Constat traité",
        ["receipt_issued"] = "Quittance remise", ["collection_remitted"] = "Reversement du mandataire", ["fee_invoiced"] = "Honoraires facturés au créancier", ["fixed_fee_invoiced"] = "Frais fixes facturés au créancier",
        ["information_asked"] = "Question du mandataire", ["information_answered"] = "Réponse au mandataire", ["green_light_asked"] = "Feu vert demandé", ["green_light_given"] = "Feu vert donné", ["green_light_refused"] = "Feu vert refusé",
        ["claims_added"] = "Créances ajoutées au mandat", ["claim_recalled"] = "Créance retirée au mandataire", ["collection_paused"] = "Mandat suspendu", ["collection_resumed"] = "Mandat repris",
        ["insolvency_told"] = "Procédure collective signalée au mandataire", ["breach_found"] = "Manquement du mandataire", ["breach_settled"] = "Manquement traité",
        ["collection_booked"] = "Encaissement comptabilisé", ["claim_balance_changed"] = "Solde modifié", ["placement_ended"] = "Fin du mandat",
        ["case_opened"] = "Ouverture du dossier", ["invoice_entered"] = "Facture", ["invoice_amended"] = "Facture rectifiée", ["balance_changed"] = "Solde modifié", ["invoice_disputed"] = "Litige ouvert", ["dispute_resolved"] = "Litige clos",
        ["payment_received"] = "Règlement reçu", ["episode_opened"] = "Début d'épisode", ["episode_closed"] = "Fin d'épisode", ["step_decided"] = "Étape décidée", ["step_approved"] = "Étape validée", ["message_requested"] = "Message demandé",
        ["message_sent"] = "Message envoyé", ["message_failed"] = "Échec d'envoi", ["letter_moved"] = "Recommandé", ["promise_made"] = "Promesse de paiement", ["promise_kept"] = "Promesse tenue", ["promise_broken"] = "Promesse non tenue",
        ["notice_proved"] = "Preuve de la mise en demeure", ["hand_over_proposed"] = "Transmission proposée", ["claims_handed_over"] = "Créances transmises", ["claims_recalled"] = "Créances rappelées",
        ["plan_agreed"] = "Échéancier accordé", ["plan_broken"] = "Déchéance du terme", ["insolvency_opened"] = "Procédure collective", ["penalties_waived"] = "Abandon de pénalités", ["debtor_answered"] = "Réponse du client",
    };

    // What a reader looks for, in this order.
    static readonly (string Member, string Words)[] Details =
    [
        ("number", "facture"), ("agency", "mandataire"), ("reference", "référence"), ("step", "étape"), ("channel", "voie"), ("kind", "nature"), ("state", "état"), ("outcome", "résultat"), ("amount", "montant"), ("total", "total"), ("excess", "trop-perçu"),
        ("outstanding", "reste dû"), ("claimed", "réclamé"), ("cause", "cause"), ("reason", "motif"), ("actedOn", "le"), ("collectedOn", "encaissé le"), ("stateOn", "le"), ("promisedOn", "pour le"), ("receivedOn", "reçu le"),
        ("finding", "constat"), ("act", "acte"), ("why", "motif"), ("code", "code"), ("from", "de"), ("to", "à"), ("by", "pour le"), ("until", "jusqu'au"), ("foundOn", "le"), ("issuedOn", "le"), ("remittedOn", "le"), ("invoicedOn", "le"),
        ("judgmentOn", "jugement du"),
    ];

    static readonly Dictionary<string, string> Words = new()
    {
        ["settled"] = "soldé", ["insolvent"] = "procédure collective", ["insolvency"] = "procédure collective", ["disputed"] = "contesté", ["payment"] = "règlement", ["credit_note"] = "avoir", ["agency_collection"] = "encaissement du mandataire",
        ["undone"] = "annulation", ["write_off"] = "passage en perte", ["correction"] = "rectification", ["letter"] = "lettre", ["call"] = "appel", ["visit"] = "visite", ["claims_elsewhere"] = "créances dans d'autres dossiers",
        ["amicable"] = "amiable", ["pre_litigation"] = "précontentieux", ["judicial"] = "judiciaire", ["court_action"] = "action en justice", ["enforcement"] = "exécution", ["settlement"] = "transaction",
        ["ceased"] = "cessation d'activité", ["untraceable"] = "introuvable", ["paid"] = "payé", ["partly_paid_rest_irrecoverable"] = "payé en partie, solde irrécouvrable", ["uneconomic"] = "coût excessif",
        ["time_barred_suspected"] = "prescription à vérifier", ["refused_by_creditor"] = "refus du créancier", ["closed_by_agency"] = "clos par le mandataire", ["creditor_request"] = "demande du créancier",
        ["conflict_of_interest"] = "conflit d'intérêts", ["no_capacity"] = "capacité insuffisante", ["outside_zone"] = "hors zone", ["amount_too_low"] = "montant trop faible", ["documents_missing"] = "pièces manquantes",
        ["debtor_hopeless"] = "débiteur sans espoir", ["quality"] = "qualité", ["not_delivered"] = "non livré", ["price"] = "prix", ["already_paid"] = "déjà payé", ["not_ordered"] = "non commandé", ["invoice"] = "facture",
        ["customer_relation"] = "relation commerciale", ["evidence_missing"] = "preuves manquantes", ["negotiating"] = "négociation en cours", ["done_otherwise"] = "traité autrement", ["document"] = "document", ["address"] = "adresse",
        ["contact"] = "interlocuteur", ["explanation"] = "explication", ["remittance_late"] = "reversement en retard", ["receipt_missing"] = "quittance manquante", ["act_without_green_light"] = "acte sans feu vert",
        ["remitted_amount_differs"] = "montant reversé différent", ["fee_invoiced_differs"] = "honoraires différents", ["fee_claimed_of_debtor"] = "frais réclamés au débiteur",
        ["funds_without_power"] = "fonds reçus sans pouvoir", ["handed_over"] = "transmis au recouvrement externe", ["term_over"] = "terme échu",
        ["promised"] = "promesse de paiement", ["in_plan"] = "échéancier en cours", ["plan_proposed"] = "échéancier proposé", ["paused"] = "relance suspendue", ["opted_out"] = "canal refusé par le client",
        ["stopped"] = "relances arrêtées", ["mode_changed"] = "changement de mode d'envoi",
        ["email"] = "e-mail", ["registered_letter"] = "recommandé", ["electronic_registered_letter"] = "recommandé électronique", ["formal_notice"] = "mise en demeure", ["reminder_1"] = "première relance", ["reminder_2"] = "deuxième relance", ["pre_reminder"] = "pré-relance",
        ["deposited"] = "déposé", ["first_presented"] = "présenté", ["notice_left"] = "avisé", ["delivered"] = "distribué", ["refused"] = "refusé", ["unclaimed"] = "non réclamé", ["unknown_address"] = "destinataire inconnu", ["returned"] = "retourné",
        ["deposit"] = "dépôt", ["receipt"] = "avis de réception", ["undelivered"] = "pli non distribué",
        ["signed_quote"] = "devis signé", ["purchase_order"] = "bon de commande", ["contract"] = "contrat", ["general_terms"] = "conditions générales", ["delivery_note"] = "bon de livraison",
        ["acceptance_report"] = "procès-verbal de réception", ["timesheet"] = "relevé d'heures", ["other"] = "autre pièce",
        ["service:dunning"] = "Relance", ["service:invoicing"] = "Facturation", ["service:correspondence"] = "Courrier", ["service:litigation"] = "Contentieux",
    };

    public static ToldInFrench Of(StoredEvent stored)
    {
        using var fact = JsonDocument.Parse(stored.Data);
        return Of(stored.Type, fact.RootElement, stored.Headers.HappenedAt, stored.Headers.Actor);
    }

    /// <summary>A fact by its stored name, its data, when it happened and who did it.</summary>
    public static ToldInFrench Of(string type, JsonElement fact, DateTimeOffset happenedAt, string actor)
    {
        var said = Details.Select(d => fact.TryGetProperty(d.Member, out var value) && Text(value) is { } text ? $"{d.Words} {text}" : null).OfType<string>();
        return new(Day(ParisTime.DateOf(happenedAt)), Facts.GetValueOrDefault(type, Word(type)), string.Join(", ", said), Word(actor));
    }

    /// <summary>Whether a fact has French words here.</summary>
    /// <param name="type">Its stored name.</param>
    public static bool Tells(string type) => Facts.ContainsKey(type);

    public static string Word(string word) => Words.TryGetValue(word, out var french) ? french : word.Replace('_', ' ');

    public static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String when DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => Day(day),
        JsonValueKind.String => Word(value.GetString()!),
        JsonValueKind.Object when value.TryGetProperty("cents", out var cents) && cents.TryGetInt64(out var amount) =>
            $"{(amount / 100m).ToString("N2", French).Replace('\u202f', '\u00a0')}\u00a0{(value.TryGetProperty("currency", out var currency) && currency.GetString() is { } code and not "EUR" ? code : "€")}",
        _ => null,
    };
}
