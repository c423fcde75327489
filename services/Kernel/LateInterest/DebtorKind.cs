namespace Recouvrement.Kernel.LateInterest;

/// <summary>What a debtor is before the law of late payment.</summary>
public enum DebtorKind
{
    /// <summary>Not known yet; nothing is charged.</summary>
    Unknown,

    /// <summary>Acts for his profession (professionnel): C. com. L441-10.</summary>
    Company,

    /// <summary>A public buyer (acheteur public): Code de la commande publique, rule R2.7.</summary>
    PublicBody,

    /// <summary>A private person (consommateur): statutory rate from the formal notice, nothing else (rule R2.8).</summary>
    Consumer,
}
