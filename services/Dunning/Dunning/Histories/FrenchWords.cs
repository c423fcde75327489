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
        ["email"] = "e-mail", ["letter"] = "lettre", ["registered_letter"] = "lettre recommandée", ["electronic_registered_letter"] = "lettre recommandée électronique", ["call"] = "appel", ["none"] = "aucun canal",
        ["accounts_payable"] = "comptabilité fournisseurs", ["finance_director"] = "direction financière", ["legal_representative"] = "représentant légal",
        ["buyer"] = "acheteur", ["site_manager"] = "conducteur de travaux", ["public_accountant"] = "comptable public",
        ["pre_reminder"] = "Pré-relance", ["reminder_1"] = "Première relance", ["reminder_2"] = "Deuxième relance", ["letter_1"] = "Première lettre", ["letter_2"] = "Deuxième lettre",
        ["call_1"] = "Premier appel", ["call_2"] = "Deuxième appel", ["call_3"] = "Troisième appel", ["formal_notice"] = "Mise en demeure", ["hand_over"] = "Transmission",
        ["payment"] = "règlement", ["credit_note"] = "avoir", ["agency_collection"] = "encaissement du mandataire", ["undone"] = "imputation annulée", ["write_off"] = "passage en perte", ["recovered"] = "créance rétablie",
        ["shadow"] = "observation", ["redirect"] = "redirection", ["live"] = "réel",
        ["deposited"] = "déposé", ["first_presented"] = "présenté", ["delivered"] = "distribué contre signature", ["refused"] = "refusé", ["unclaimed"] = "avisé et non réclamé",
        ["unknown_address"] = "destinataire inconnu à l'adresse", ["notice_left"] = "mis en instance, destinataire avisé", ["returned"] = "retourné à l'expéditeur",
        ["safeguard"] = "sauvegarde", ["receivership"] = "redressement judiciaire", ["liquidation"] = "liquidation judiciaire", ["plan_adopted"] = "plan arrêté", ["reported_in_error"] = "signalé par erreur",
        ["price"] = "prix", ["quality"] = "qualité", ["delivery"] = "livraison", ["quantity"] = "quantité", ["accepted"] = "admise", ["rejected"] = "rejetée", ["withdrawn"] = "retirée",
        ["factored"] = "affacturée", ["payment_announced"] = "règlement annoncé", ["payment_under_way"] = "règlement en cours", ["dispute_expected"] = "litige attendu",
        ["wrong_content"] = "montant ou destinataire inexact", ["commercial_reason"] = "motif commercial", ["other"] = "autre motif",
        ["settled"] = "facture soldée", ["disputed"] = "facture contestée", ["amount_changed"] = "montant modifié", ["amended"] = "facture rectifiée", ["mode_changed"] = "mode d'envoi modifié", ["texts_not_sent"] = "SMS remis par une personne désormais", ["plan_ended"] = "échéancier clos", ["recalled"] = "créances rappelées",
        ["stopped"] = "relances arrêtées", ["overtaken"] = "dépassée par l'étape suivante", ["insolvency"] = "procédure collective", ["insolvent"] = "procédure collective", ["no_policy"] = "aucun scénario",
        ["in_credit"] = "règlement à affecter", ["below_minimum"] = "montant trop faible", ["below_notice_minimum"] = "montant trop faible pour une mise en demeure",
        ["recipient_refused"] = "destinataire refusé", ["no_sender"] = "expéditeur non paramétré", ["no_address"] = "aucune adresse",
        ["acknowledgement"] = "reconnaissance de dette", ["court_claim"] = "demande en justice", ["enforcement"] = "acte d'exécution", ["insolvency_declaration"] = "déclaration de créance", ["written_demand"] = "demande écrite de paiement",
        ["reached"] = "débiteur joint", ["no_answer"] = "sans réponse", ["voicemail"] = "messagerie", ["unreachable"] = "injoignable", ["invoice_not_received"] = "facture non reçue", ["invoice_lost"] = "facture égarée",
        ["waiting_for_approval"] = "en attente de validation", ["approver_away"] = "valideur absent", ["system_failure"] = "panne informatique", ["dispute"] = "contestation", ["in_payment_run"] = "prévu au prochain règlement",
        ["payment_sent"] = "règlement parti", ["promise"] = "promesse de paiement", ["refusal"] = "refus de payer", ["sms"] = "SMS", ["portal"] = "portail",
        ["received"] = "bien reçu", ["copy_please"] = "demande une copie", ["paid"] = "a payé", ["will_pay"] = "paiera", ["disputes"] = "conteste",
        ["not_delivered"] = "non livré", ["faulty"] = "non conforme", ["wrong_invoice"] = "facture à rectifier", ["credit_note_owed"] = "avoir attendu",
        ["entered_in_error"] = "saisie par erreur", ["taken_back"] = "reprise par le client", ["replaced"] = "remplacée", ["not_approved_in_time"] = "non validée à temps", ["nothing_owed"] = "plus rien n'est dû",
        ["invoice_copy_sent"] = "copie envoyée", ["document_missing"] = "document manquant", ["approval_pending"] = "validation en cours", ["legal_review"] = "examen juridique", ["closing_weeks"] = "fermeture",
        ["send_invoice_copy"] = "envoyer une copie de la facture", ["find_contact"] = "trouver un interlocuteur", ["open_dispute"] = "ouvrir un litige", ["find_payment"] = "retrouver le règlement", ["tell_sales"] = "prévenir le commercial", ["visit"] = "visite",
        ["ask_carrier"] = "interroger le transporteur", ["answer_debtor"] = "répondre au client", ["send_by_hand"] = "informer le client autrement", ["debtor_wrote"] = "le client a écrit", ["bounced"] = "message revenu", ["complaint"] = "plainte du destinataire", ["opted_out"] = "canal refusé par le client",
        ["address_unreachable"] = "adresse sans effet", ["recipient_unreachable"] = "destinataire injoignable", ["content_refused"] = "contenu refusé", ["refused_by_carrier"] = "refusé par le transporteur", ["deadline_too_near"] = "date imprimée trop proche", ["outcome_unknown"] = "issue de l'envoi inconnue",
        ["no_letterhead"] = "papier à en-tête non paramétré", ["no_sender_address"] = "adresse postale de l'expéditeur incomplète", ["no_mailbox"] = "boîte de redirection absente", ["text_message_redirected"] = "SMS non redirigé",
        ["unknown_template"] = "aucun texte pour cette étape", ["template_error"] = "texte sans document", ["text_too_long"] = "texte trop long", ["address_too_long"] = "adresse trop longue", ["document_erased"] = "document effacé avant l'envoi",
        ["copies_not_printed"] = "copies non imprimées", ["copy_missing"] = "copie introuvable", ["copies_too_large"] = "copies trop volumineuses",
        ["not_presented"] = "pli jamais présenté", ["hard_bounce"] = "message revenu", ["wrong_address"] = "adresse fausse", ["wanted_again"] = "souhaité à nouveau", ["address_works"] = "adresse valable", ["contact_corrected"] = "coordonnées corrigées", ["no_proof"] = "aucune preuve", ["served"] = "signifié par commissaire de justice", ["lost"] = "perdu par le transporteur",
        ["no_longer_needed"] = "devenue sans objet", ["duplicate"] = "en double", ["mistake"] = "ouverte par erreur",
        ["already_paid_claimed"] = "le client dit avoir payé",
        ["visit_report"] = "compte rendu de visite", ["commercial"] = "motif commercial", ["settlement"] = "accord", ["our_fault"] = "retard de notre fait", ["small_amount"] = "montant faible", ["policy_changed"] = "scénario modifié",
        ["term_over"] = "terme échu", ["creditor_request"] = "demande du créancier", ["handed_over"] = "transmis au recouvrement externe", ["promised"] = "promesse de paiement", ["in_plan"] = "échéancier en cours",
        ["plan_proposed"] = "échéancier proposé", ["paused"] = "relance suspendue",
        ["pre_call"] = "Appel préventif", ["pre_sms"] = "SMS préventif", ["sms_1"] = "Premier SMS", ["portal_check"] = "Contrôle du portail", ["statement_1"] = "Relevé de compte", ["letter_of_finance"] = "Lettre à la direction financière",
        ["letter_of_accountant"] = "Lettre au comptable public", ["pre_reminder_2"] = "Seconde pré-relance",
        ["negotiation_under_way"] = "négociation en cours", ["delivery_problem"] = "problème de livraison", ["key_account_visit"] = "visite du client prévue", ["payment_seen_coming"] = "règlement attendu",
        ["sales_objection"] = "opposition du commercial", ["sales_notice"] = "commercial à prévenir", ["step_not_due"] = "étape à venir",
        ["terms"] = "durée", ["discount"] = "remise", ["earlier_plan"] = "échéancier précédent", ["money_went_back"] = "règlement reparti", ["lifted"] = "levée", ["discount_to_credit"] = "avoir à établir",
        ["fixed_rate"] = "taux fixe", ["erp"] = "ERP", ["bank"] = "banque",
        ["debtor"] = "client", ["service:dunning"] = "Relance (automatique)", ["service:invoicing"] = "Facturation", ["service:correspondence"] = "Courrier", ["service:litigation"] = "Contentieux",
        ["dunning"] = "Relance (automatique)", ["invoicing"] = "Facturation", ["correspondence"] = "Courrier", ["litigation"] = "Contentieux",
    };

    public static string Of(string word) => Words.TryGetValue(word, out var french) ? french
        : word.StartsWith("held_", StringComparison.Ordinal) ? $"blocage : {Of(word[5..])}"
        : word.Replace('_', ' ');

    /// <summary>Who did something: a key's owner, a service, or who is behind what a service told.</summary>
    public static string By(string actor) => actor.StartsWith("service:", StringComparison.Ordinal) && actor.IndexOf('/', StringComparison.Ordinal) is > 0 and var at
        ? $"{actor[(at + 1)..]} ({Of(actor[..at])})"
        : Words.GetValueOrDefault(actor, actor);

    public static string Of<TWord>(TWord word) where TWord : struct, Enum => Of(Spelling.Of(word));

    public static string Of(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    public static string Of(Money money) => $"{money.Amount.ToString("N2", French).Replace('\u202f', '\u00a0')}\u00a0{(money.Currency == "EUR" ? "€" : money.Currency)}";

    public static string Until(DateOnly? until) => until is { } day ? $" jusqu'au {Of(day)}" : "";

    public static string Count(int count) => count == 1 ? "1 facture" : $"{count} factures";
}
