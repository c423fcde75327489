using System.Globalization;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Dunning.Histories;

/// <summary>The words of a case in French, as a reader of its history knows them; a word that is not here is shown as it is stored.</summary>
static class FrenchWords
{
    static readonly CultureInfo French = new("fr-FR");

    static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["company"] = "société", ["retailer"] = "grande distribution", ["craftsman"] = "artisan", ["public_body"] = "acheteur public", ["consumer"] = "particulier",
        ["email"] = "e-mail", ["letter"] = "lettre", ["registered_letter"] = "lettre recommandée", ["call"] = "appel", ["none"] = "aucun canal",
        ["accounts_payable"] = "comptabilité fournisseurs", ["finance_director"] = "direction financière", ["legal_representative"] = "représentant légal",
        ["pre_reminder"] = "Pré-relance", ["reminder_1"] = "Première relance", ["reminder_2"] = "Deuxième relance", ["letter_1"] = "Première lettre", ["letter_2"] = "Deuxième lettre",
        ["call_1"] = "Premier appel", ["call_2"] = "Deuxième appel", ["call_3"] = "Troisième appel", ["formal_notice"] = "Mise en demeure", ["hand_over"] = "Transmission",
        ["payment"] = "règlement", ["credit_note"] = "avoir", ["agency_collection"] = "encaissement du mandataire", ["undone"] = "imputation annulée", ["write_off"] = "passage en perte", ["recovered"] = "créance rétablie",
        ["shadow"] = "observation", ["redirect"] = "redirection", ["live"] = "réel",
        ["deposited"] = "déposé", ["first_presented"] = "présenté", ["delivered"] = "distribué contre signature", ["refused"] = "refusé", ["unclaimed"] = "avisé et non réclamé",
        ["unknown_address"] = "destinataire inconnu à l'adresse",
        ["safeguard"] = "sauvegarde", ["receivership"] = "redressement judiciaire", ["liquidation"] = "liquidation judiciaire", ["plan_adopted"] = "plan arrêté", ["reported_in_error"] = "signalé par erreur",
        ["price"] = "prix", ["quality"] = "qualité", ["delivery"] = "livraison", ["quantity"] = "quantité", ["accepted"] = "admise", ["rejected"] = "rejetée", ["withdrawn"] = "retirée",
        ["factored"] = "affacturée", ["payment_announced"] = "règlement annoncé", ["payment_under_way"] = "règlement en cours", ["dispute_expected"] = "litige attendu",
        ["wrong_content"] = "montant ou destinataire inexact", ["commercial_reason"] = "motif commercial", ["other"] = "autre motif",
        ["settled"] = "facture soldée", ["disputed"] = "facture contestée", ["amount_changed"] = "montant modifié", ["amended"] = "facture rectifiée", ["mode_changed"] = "mode d'envoi modifié",
        ["stopped"] = "relances arrêtées", ["overtaken"] = "dépassée par l'étape suivante", ["insolvency"] = "procédure collective", ["insolvent"] = "procédure collective", ["no_policy"] = "aucun scénario",
        ["in_credit"] = "règlement à affecter", ["below_minimum"] = "montant trop faible", ["below_notice_minimum"] = "montant trop faible pour une mise en demeure",
        ["recipient_refused"] = "destinataire refusé", ["no_sender"] = "expéditeur non paramétré", ["no_address"] = "aucune adresse",
        ["acknowledgement"] = "reconnaissance de dette", ["court_claim"] = "demande en justice", ["enforcement"] = "acte d'exécution", ["insolvency_declaration"] = "déclaration de créance", ["written_demand"] = "demande écrite de paiement",
        ["reached"] = "débiteur joint", ["no_answer"] = "sans réponse",
        ["fixed_rate"] = "taux fixe", ["erp"] = "ERP", ["bank"] = "banque",
        ["service:dunning"] = "Relance (automatique)", ["service:invoicing"] = "Facturation", ["service:correspondence"] = "Courrier", ["service:litigation"] = "Contentieux",
        ["dunning"] = "Relance (automatique)", ["invoicing"] = "Facturation", ["correspondence"] = "Courrier", ["litigation"] = "Contentieux",
    };

    public static string Of(string word) => Words.TryGetValue(word, out var french) ? french
        : word.StartsWith("held_", StringComparison.Ordinal) ? $"blocage : {Of(word[5..])}"
        : word.Replace('_', ' ');

    public static string Of<TWord>(TWord word) where TWord : struct, Enum => Of(Spelling.Of(word));

    public static string Of(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    public static string Of(Money money) => $"{money.Amount.ToString("N2", French).Replace('\u202f', '\u00a0')}\u00a0{(money.Currency == "EUR" ? "€" : money.Currency)}";

    public static string Until(DateOnly? until) => until is { } day ? $" jusqu'au {Of(day)}" : "";

    public static string Count(int count) => count == 1 ? "1 facture" : $"{count} factures";
}
