using System.Security.Cryptography.X509Certificates;

namespace Recouvrement.Correspondence.Mail;

/// <summary>The authorities of the house, for mail servers whose certificate no public one has signed.</summary>
static class HouseRoots
{
    /// <summary>Trust in the authorities of a PEM file and in no other; null without a file: in those of the machine.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static X509ChainPolicy? Policy(string? roots)
    {
        if (roots is null) return null;
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.ImportFromPemFile(roots);
        return policy;
    }
}
