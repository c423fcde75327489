using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Recouvrement.Platform.Hosting;

/// <summary>The authorities of the house, for servers whose certificate no public one has signed.</summary>
public static class HouseRoots
{
    /// <summary>OID of TLS server authentication: what the certificate must be for, where it is for something.</summary>
    const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    /// <summary>Trust in the authorities of a PEM file and in no other; null without a file: in those of the machine.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static X509ChainPolicy? Policy(string? roots)
    {
        if (roots is null) return null;
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.ImportFromPemFile(roots);
        return policy;
    }

    /// <summary>Is this the certificate of the server that was asked for? For clients that take a callback and no policy.</summary>
    /// <param name="roots">PEM file; null for the authorities of the machine, which have judged already.</param>
    /// <param name="certificate">The server's.</param>
    /// <param name="chain">With what the server sent beside it.</param>
    /// <param name="errors">What the machine's authorities have against it.</param>
    public static bool Trust(string? roots, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (Policy(roots) is not { } policy) return errors is SslPolicyErrors.None;
        if ((errors & ~SslPolicyErrors.RemoteCertificateChainErrors) is not SslPolicyErrors.None || certificate is not X509Certificate2 theirs) return false;
        policy.ApplicationPolicy.Add(new Oid(ServerAuthentication));
        foreach (var element in chain?.ChainElements ?? Enumerable.Empty<X509ChainElement>()) policy.ExtraStore.Add(element.Certificate);
        using var house = new X509Chain { ChainPolicy = policy };
        return house.Build(theirs);
    }
}
