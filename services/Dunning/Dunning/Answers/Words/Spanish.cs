using System.Collections.Frozen;
using Recouvrement.Dunning.Domain.Messages;

namespace Recouvrement.Dunning.Answers.Words;

/// <summary>The page in Spanish.</summary>
static class Spanish
{
    public static AnswerWords Words { get; } = new("es", new(",", ".", SymbolFirst: false, "dd'/'MM'/'yyyy"))
    {
        Title = "Su respuesta",
        From = "Mensaje de {0}",
        Concerns = "Nuestro mensaje se refiere a",
        AlsoOpen = "A título informativo, sus otras facturas pendientes",
        Invoice = "Factura",
        Due = "Vencimiento",
        Outstanding = "Importe pendiente",
        HowToPay = "Cómo pagar",
        PayOnline = "Pagar en el sitio web de {0}",
        Transfer = "Por transferencia a {0}",
        Reference = "Referencia que debe indicar",
        YourAnswer = "¿Qué desea comunicarnos?",
        Answers = new Dictionary<DebtorAnswer, string>
        {
            [DebtorAnswer.Received] = "He recibido su mensaje",
            [DebtorAnswer.CopyPlease] = "Les ruego que me envíen una copia de las facturas",
            [DebtorAnswer.Paid] = "Ya he pagado (indique la fecha)",
            [DebtorAnswer.WillPay] = "Voy a pagar (indique la fecha)",
            [DebtorAnswer.Disputes] = "No estoy conforme (indique el motivo)",
        }.ToFrozenDictionary(),
        Day = "Fecha del pago",
        DayHint = "Solo si ya ha pagado o va a pagar.",
        Ground = "Motivo de la disconformidad",
        GroundHint = "Solo si no está conforme.",
        Grounds = new Dictionary<DisputeGround, string>
        {
            [DisputeGround.None] = "—",
            [DisputeGround.NotDelivered] = "No entregado o incompleto",
            [DisputeGround.Faulty] = "No conforme o defectuoso",
            [DisputeGround.Price] = "Precio",
            [DisputeGround.WrongInvoice] = "Factura por rectificar",
            [DisputeGround.CreditNoteOwed] = "Abono pendiente",
            [DisputeGround.Other] = "Otro",
        }.ToFrozenDictionary(),
        Note = "Aclaración (opcional)",
        NoteHint = "En pocas palabras, si no está conforme. Sin nombres ni datos de contacto de personas.",
        Send = "Enviar",
        ThanksTitle = "Gracias",
        Thanks = "Hemos recibido su respuesta. Puede cerrar esta página.",
        CopiesComing = "Las copias solicitadas se le envían hoy por correo electrónico.",
        GoneTitle = "Enlace sin objeto",
        Gone = "Este enlace no es válido, o ya no se debe nada por este mensaje. Para cualquier pregunta, responda al propio mensaje.",
        ExpiredTitle = "Enlace caducado",
        Expired = "Este enlace ya no es válido: el mensaje al que corresponde es demasiado antiguo. Para respondernos, conteste al propio mensaje; nuestro próximo mensaje llevará un enlace nuevo.",
        BusyTitle = "Un momento, por favor",
        Busy = "Este enlace se ha utilizado muchas veces en poco tiempo. Vuelva a intentarlo dentro de un minuto.",
        Refusals = new Dictionary<string, string>
        {
            ["promised_too_far"] = "Esta fecha es demasiado lejana: elija una más próxima o llámenos.",
            ["promised_too_late"] = "Esta fecha no es posible.",
            ["day_out_of_bounds"] = "Esta fecha no es posible.",
            ["day_missing"] = "Indique la fecha del pago.",
            ["day_not_wanted"] = "Esta respuesta no lleva fecha.",
            ["ground_missing"] = "Indique el motivo de la disconformidad.",
            ["answer_missing"] = "Elija una respuesta.",
            ["note_too_long"] = "La aclaración es demasiado larga: 500 caracteres como máximo.",
            ["too_many_answers"] = "Este mensaje ya ha recibido varias respuestas: escríbanos o llámenos.",
            ["promises_used_up"] = "Ya se ha acordado una fecha: llámenos para cambiarla.",
            ["already_promised"] = "Ya se ha acordado una fecha: llámenos para cambiarla.",
        }.ToFrozenDictionary(),
        Otherwise = "No hemos podido registrar su respuesta: responda al propio mensaje.",
    };
}
