namespace Recouvrement.Litigation.Domain.Mandates;

/// <summary>In whose name an agency acts.</summary>
public enum MandateKind
{
    /// <summary>Not said.</summary>
    None,

    /// <summary>In its own name, with the letters of CPCE R124-4 (placement).</summary>
    Placement,

    /// <summary>Early, under the creditor's name and letterhead (marque blanche).</summary>
    WhiteLabel,
}

/// <summary>What an agency is before the law of personal data.</summary>
public enum DataRole
{
    /// <summary>Not known.</summary>
    None,

    /// <summary>Acts on the creditor's instructions alone (sous-traitant, GDPR art. 28).</summary>
    Processor,

    /// <summary>Answers itself for the duties it has by law (responsable du traitement, GDPR art. 24).</summary>
    Controller,
}

/// <summary>
/// The terms of a mandate that count after claims were placed under it. A placement keeps them as they were that day, so that a new grid or a new
/// deadline changes nothing of what is with the agency already.
/// </summary>
/// <param name="Reference">Of the written mandate (CPCE R124-3).</param>
/// <param name="Kind">In whose name the agency acts.</param>
/// <param name="Fees">What it is paid.</param>
/// <param name="Remittance">When and how it passes on what it has received.</param>
/// <param name="ReceivesNothing">True where it may receive no money: debtors pay the creditor. Null where it may.</param>
public sealed record MandateTerms(string Reference, MandateKind Kind, FeeGrid Fees, RemittanceTerms Remittance, bool? ReceivesNothing = null)
{
    /// <summary>White label: the creditor says what is done with the data. A placement: the agency acts in its own name and has duties of its own.</summary>
    public static DataRole RoleOf(MandateKind kind) => kind switch
    {
        MandateKind.WhiteLabel => DataRole.Processor,
        MandateKind.Placement  => DataRole.Controller,
        _                      => DataRole.None,
    };
}
