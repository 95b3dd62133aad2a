namespace SalesCenter.Web.Features.SignIn;

/// <summary>Marks the resource file with the words of signing in, setting up, and passwords; among them the reasons why not.</summary>
public sealed class SignInTexts;
