using System.Globalization;

namespace Recouvrement.Correspondence.Texts;

/// <summary>Words of Dunning as colleagues read them in French. What this build does not know is said in general words: the note says the rest.</summary>
public static class NoticeWords
{
    /// <summary>What a request asks for.</summary>
    public static string Request(string? item) => item switch
    {
        "signed_delivery_note" => "le bon de livraison signé",
        "signed_quote"         => "le devis signé",
        "purchase_order"       => "le bon de commande du client",
        "contract"             => "le contrat",
        "work_acceptance"      => "le procès-verbal de réception des travaux",
        "credit_note"          => "l'avoir promis au client",
        "goods_returned"       => "la réponse à cette question : la marchandise a-t-elle été retournée ?",
        "delivery_complete"    => "la réponse à cette question : tout a-t-il été livré, et à quelle date ?",
        "agreed_price"         => "la réponse à cette question : quel prix a été convenu ?",
        "customer_contact"     => "les coordonnées d'une personne joignable chez le client",
        "promise_to_customer"  => "la réponse à cette question : quelque chose a-t-il été promis au client ?",
        _                      => "la réponse à la question ci-dessous",
    };

    /// <summary>What a task asks for.</summary>
    public static string Task(string? kind) => kind switch
    {
        "send_invoice_copy" => "envoyer au client une copie de la facture",
        "answer_debtor"     => "répondre au client",
        "find_address"      => "trouver une adresse ou une personne joignable chez le client",
        "visit"             => "rendre visite au client et en rendre compte",
        "portal_check"      => "vérifier l'état de la facture sur le portail du client",
        "decide"            => "décider de la suite à donner au dossier",
        "open_dispute"      => "ouvrir le litige dont parle le client",
        "find_payment"      => "retrouver le règlement que le client dit avoir fait",
        "ask_carrier"       => "demander au transporteur ce qu'est devenue la lettre recommandée",
        "tell_sales"        => "prévenir le commercial du client",
        "send_by_hand"      => "informer le client par une autre voie : le message qui devait le faire n'est pas arrivé",
        _                   => "la tâche décrite ci-dessous",
    };

    /// <summary>What the step that threatens does.</summary>
    public static string Threat(string? step) => step switch
    {
        "formal_notice" => "lui adresser une mise en demeure",
        "hand_over"     => "remettre son dossier à une société de recouvrement",
        _               => "lui adresser un courrier annonçant des suites",
    };

    /// <summary><c>09:30</c> → <c>9 h 30</c>; null where there is none.</summary>
    public static string? Hour(string? time) =>
        TimeOnly.TryParseExact(time, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? string.Create(CultureInfo.InvariantCulture, $"{at.Hour}\u00a0h\u00a0{at:mm}") : null;
}
