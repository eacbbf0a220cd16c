/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-codes.h"
#include "dia-command.h"
#include "dia-format.h"
#include "dia-json-output.h"
#include "dia-roster.h"
#include "dia-sign-in.h"
#include "dia-wall-time.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

/* What was typed. Every text is (owned) (nullable). */
typedef struct
{
  char     *brand;
  char     *server;
  char     *identifier;
  char     *handle;
  char     *name;
  char     *market;
  char     *language;
  char     *zone;
  char     *labels;
  gboolean  password_stdin;
  gboolean  token_stdin;
} Typed;

static void
clear_typed (Typed *typed)
{
  g_free (typed->brand);
  g_free (typed->server);
  g_free (typed->identifier);
  g_free (typed->handle);
  g_free (typed->name);
  g_free (typed->market);
  g_free (typed->language);
  g_free (typed->zone);
  g_free (typed->labels);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Typed, clear_typed)

static void
set_text (char       **field,
          const char  *text)
{
  g_free (*field);
  *field = g_strdup (text != NULL ? text : "");
}

/* Gives a code the form in which it is stored; FALSE when there is none. */
static gboolean
canonicalize (char **code,
              char *(*find) (const char *typed))
{
  char *canonical = *code != NULL ? find (*code) : NULL;
  gboolean known = *code == NULL || canonical != NULL;

  g_free (*code);
  *code = canonical;

  return known;
}

static gboolean
check_codes (Typed   *typed,
             GError **error)
{
  g_autofree char *market = g_strdup (typed->market);
  g_autofree char *language = g_strdup (typed->language);

  if (!canonicalize (&typed->market, dia_market_canonicalize))
    g_set_error (error, DIA_USAGE_ERROR, 0, _("“%s” is not the code of a country, such as FR."), market);
  else if (!canonicalize (&typed->language, dia_language_canonicalize))
    g_set_error (error, DIA_USAGE_ERROR, 0, _("“%s” is not the tag of a language, such as fr or fr-CA."), language);
  else
    return TRUE;

  return FALSE;
}

static gboolean
check_network (const char  *network,
               const Typed *typed,
               DiaNetwork  *known,
               GError     **error)
{
  if (known == NULL)
    g_set_error (error, DIA_USAGE_ERROR, 0, _("There is no network “%s”."), network);
  else if (typed->brand == NULL)
    g_set_error_literal (error, DIA_USAGE_ERROR, 0, _("--brand is missing."));
  else if (known->needs_server && typed->server == NULL)
    g_set_error_literal (error, DIA_USAGE_ERROR, 0, _("--server is missing."));
  else if (typed->zone != NULL && !dia_zone_is_known (typed->zone))
    g_set_error (error, DIA_USAGE_ERROR, 0, _("This computer does not know the time zone “%s”."), typed->zone);
  else
    return TRUE;

  return FALSE;
}

/* (transfer full) (nullable) */
static DiaAccount *
make_account (DiaCommandLine  *line,
              const Typed     *typed,
              DiaNetwork      *network,
              GError         **error)
{
  g_autoptr (DiaAccount) account = dia_account_new ();
  DiaBrand *brand = dia_command_line_find_brand (line, typed->brand, error);
  g_autofree char *zone = dia_zone_dup_local ();
  g_autofree char *language = dia_format_dup_locale ();

  if (brand == NULL)
    return NULL;

  language[strcspn (language, "-_")] = '\0';
  account->brand_id = brand->id;
  set_text (&account->network, network->id);
  set_text (&account->server, typed->server);
  set_text (&account->handle, typed->handle != NULL ? typed->handle : typed->identifier);
  set_text (&account->name, typed->name);
  set_text (&account->market, typed->market);
  set_text (&account->language, typed->language != NULL ? typed->language : language);
  set_text (&account->zone, typed->zone != NULL ? typed->zone : zone);
  set_text (&account->labels, typed->labels);
  account->limits = network->limits;
  account->position = dia_roster_count_accounts (dia_workspace_get_roster (line->workspace), brand->id, NULL);

  return g_steal_pointer (&account);
}

static void
on_sign_in_open_browser_cb (DiaSignIn  *sign_in,
                            const char *url,
                            gpointer    user_data)
{
  g_autoptr (GError) error = NULL;

  fprintf (stderr, _("Sign in with your browser at this address:\n%s\n"), url);
  if (!g_app_info_launch_default_for_uri (url, NULL, &error))
    g_debug ("No browser could be opened: %s", error->message);
}

/* (transfer full) (nullable) */
static DiaAccount *
sign_in_with_secret (DiaSignIn    *sign_in,
                     DiaAccount   *account,
                     const Typed  *typed,
                     GError      **error)
{
  char *secret = dia_command_line_read_secret (error);
  DiaAccount *signed_in;

  if (secret == NULL)
    return NULL;

  if (typed->token_stdin)
    signed_in = dia_sign_in_with_token (sign_in, account, secret, NULL, error);
  else
    signed_in = dia_sign_in_with_password (sign_in, account, typed->identifier, secret, NULL, error);
  explicit_bzero (secret, strlen (secret));
  g_free (secret);

  return signed_in;
}

static gboolean
check_way (DiaSignInWays   ways,
           const Typed    *typed,
           GError        **error)
{
  if (typed->password_stdin && typed->token_stdin)
    g_set_error_literal (error, DIA_USAGE_ERROR, 0, _("--password-stdin and --token-stdin exclude each other."));
  else if (typed->password_stdin && (!(ways & DIA_SIGN_IN_BY_PASSWORD) || typed->identifier == NULL))
    g_set_error_literal (error, DIA_USAGE_ERROR, 0, _("--password-stdin needs --identifier, and a network with passwords."));
  else if (typed->token_stdin && !(ways & DIA_SIGN_IN_BY_TOKEN))
    g_set_error_literal (error, DIA_USAGE_ERROR, 0, _("This network takes no token."));
  else if (ways != 0 && !typed->password_stdin && !typed->token_stdin && !(ways & DIA_SIGN_IN_BY_BROWSER))
    g_set_error_literal (error, DIA_USAGE_ERROR, 0, _("--password-stdin is missing."));
  else
    return TRUE;

  return FALSE;
}

/* (transfer full) (nullable) */
static DiaAccount *
add_account (DiaCommandLine  *line,
             DiaAccount      *account,
             const Typed     *typed,
             GError         **error)
{
  DiaSignIn *sign_in = dia_workspace_get_sign_in (line->workspace);
  DiaSignInWays ways = dia_sign_in_get_ways (sign_in, account->network);
  g_autoptr (GPtrArray) items = g_ptr_array_new ();

  if (!check_way (ways, typed, error))
    return NULL;
  if (ways == 0)
    {
      if (account->handle[0] == '\0')
        {
          g_set_error_literal (error, DIA_USAGE_ERROR, 0, _("--handle is missing."));
          return NULL;
        }
      account->sign_in = DIA_SIGN_IN_NOT_NEEDED;
      g_ptr_array_add (items, account);
      return dia_roster_save (dia_workspace_get_roster (line->workspace), items, NULL, error) ? g_object_ref (account)
                                                                                              : NULL;
    }
  if (typed->password_stdin || typed->token_stdin)
    return sign_in_with_secret (sign_in, account, typed, error);

  g_signal_connect (sign_in, "open-browser", G_CALLBACK (on_sign_in_open_browser_cb), NULL);

  return dia_sign_in_with_browser (sign_in, account, NULL, error);
}

static void
print_added (DiaCommandLine   *line,
             const DiaAccount *account)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *id = dia_id_to_string (account->id);
  g_autofree char *handle = dia_account_dup_handle (account);

  if (!line->json)
    {
      printf ("%s  %s\n", id, handle);
      return;
    }
  dia_json_output_add_account (builder, account);
  dia_command_line_print_json (builder);
}

int
dia_account_add_command_run (DiaCommandLine  *line,
                             int              argc,
                             char           **argv,
                             GError         **error)
{
  g_auto (Typed) typed = { 0 };
  const GOptionEntry entries[] = {
    { "brand", 0, 0, G_OPTION_ARG_STRING, &typed.brand, N_("The brand it speaks for"), N_("BRAND") },
    { "server", 0, 0, G_OPTION_ARG_STRING, &typed.server, N_("The server’s address"), N_("URL") },
    { "identifier", 0, 0, G_OPTION_ARG_STRING, &typed.identifier, N_("The name to sign in with"), N_("ID") },
    { "password-stdin", 0, 0, G_OPTION_ARG_NONE, &typed.password_stdin, N_("Read an app password from standard input"), NULL },
    { "token-stdin", 0, 0, G_OPTION_ARG_NONE, &typed.token_stdin, N_("Read an access token from standard input"), NULL },
    { "handle", 0, 0, G_OPTION_ARG_STRING, &typed.handle, N_("Its name on a network without a sign-in"), N_("HANDLE") },
    { "name", 0, 0, G_OPTION_ARG_STRING, &typed.name, N_("The name to show"), N_("NAME") },
    { "market", 0, 0, G_OPTION_ARG_STRING, &typed.market, N_("Its market, “FR”"), N_("MARKET") },
    { "language", 0, 0, G_OPTION_ARG_STRING, &typed.language, N_("Its language, “fr”"), N_("LANGUAGE") },
    { "zone", 0, 0, G_OPTION_ARG_STRING, &typed.zone, N_("Its time zone, “Europe/Paris”"), N_("ZONE") },
    { "labels", 0, 0, G_OPTION_ARG_STRING, &typed.labels, N_("Labels, separated by spaces"), N_("LABELS") },
    G_OPTION_ENTRY_NULL
  };
  g_auto (GStrv) arguments = dia_command_line_parse (line, argc, argv, entries, _("NETWORK"), 1, 1, error);
  g_autoptr (DiaNetwork) network = NULL;
  g_autoptr (DiaAccount) account = NULL;
  g_autoptr (DiaAccount) added = NULL;

  if (arguments == NULL)
    return DIA_EXIT_USAGE;
  network = dia_network_load (arguments[0]);
  if (!check_network (arguments[0], &typed, network, error) || !check_codes (&typed, error) ||
      dia_command_line_open (line, FALSE, error) == NULL)
    return DIA_EXIT_FAILURE;
  account = make_account (line, &typed, network, error);
  if (account == NULL)
    return DIA_EXIT_FAILURE;

  added = add_account (line, account, &typed, error);
  if (added == NULL)
    return DIA_EXIT_FAILURE;
  print_added (line, added);

  return DIA_EXIT_OK;
}
