/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-brand-tile.h"
#include "dia-field.h"
#include "dia-network-sign.h"
#include "dia-probe.h"
#include "dia-sidebar-row.h"

typedef struct
{
  GtkWidget      *row;
  DiaSidebarItem *item;
  guint           n_toggled;
} Fixture;

static void
on_row_toggled_cb (DiaSidebarRow *row,
                   Fixture       *fixture)
{
  fixture->n_toggled++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->row = g_object_ref_sink (dia_sidebar_row_new ());
  g_signal_connect (fixture->row, "toggled", G_CALLBACK (on_row_toggled_cb), fixture);
  fixture->item = g_object_new (DIA_TYPE_SIDEBAR_ITEM, NULL);
  fixture->item->brand = dia_brand_new ();
  dia_field_set_text (&fixture->item->brand->name, "Alizé");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  dia_sidebar_row_set_item (DIA_SIDEBAR_ROW (fixture->row), NULL);
  g_assert_null (dia_sidebar_row_get_item (DIA_SIDEBAR_ROW (fixture->row)));
  g_assert_finalize_object (fixture->row);
  g_assert_finalize_object (fixture->item);
}

static void
show_item (Fixture *fixture)
{
  dia_sidebar_row_set_item (DIA_SIDEBAR_ROW (fixture->row), fixture->item);
  g_assert_true (dia_sidebar_row_get_item (DIA_SIDEBAR_ROW (fixture->row)) == fixture->item);
}

static void
make_account (Fixture        *fixture,
              DiaSignInState  sign_in)
{
  DiaAccount *account = dia_account_new ();

  account->sign_in = sign_in;
  dia_field_set_text (&account->network, DIA_NETWORK_MASTODON);
  dia_field_set_text (&account->server, "https://social.example");
  dia_field_set_text (&account->handle, "alize");
  fixture->item->kind = DIA_SIDEBAR_ACCOUNT;
  fixture->item->account = account;
}

/* The icon that explains itself by a tooltip. */
static const char *
get_warning (Fixture *fixture)
{
  GtkWidget *image;

  for (guint n = 0; (image = dia_probe_find_nth (fixture->row, GTK_TYPE_IMAGE, n)) != NULL; n++)
    if (dia_probe_is_seen (fixture->row, image) && gtk_widget_get_tooltip_text (image) != NULL)
      return gtk_image_get_icon_name (GTK_IMAGE (image));
  return NULL;
}

static void
test_closed_brand (Fixture       *fixture,
                   gconstpointer  data)
{
  fixture->item->n_accounts = 1412;
  fixture->item->n_sign_in = 2;
  show_item (fixture);
  dia_probe_assert_name (fixture->row, "Alizé, 1,412, 2 accounts need a sign-in");
  g_assert_true (dia_probe_shows (fixture->row, "1,412"));
  g_assert_cmpstr (get_warning (fixture), ==, "dia-late-symbolic");
  g_assert_true (dia_probe_is_seen (fixture->row, dia_probe_find (fixture->row, DIA_TYPE_BRAND_TILE)));
  g_assert_false (dia_probe_is_seen (fixture->row, dia_probe_find (fixture->row, DIA_TYPE_NETWORK_SIGN)));
  dia_probe_click (fixture->row, "Show the accounts");
  g_assert_cmpuint (fixture->n_toggled, ==, 1);
}

/* The open brand's accounts carry their own warnings. */
static void
test_open_brand (Fixture       *fixture,
                 gconstpointer  data)
{
  fixture->item->n_accounts = 14;
  fixture->item->n_sign_in = 1;
  fixture->item->expanded = TRUE;
  show_item (fixture);
  g_assert_null (get_warning (fixture));
  dia_probe_assert_name (fixture->row, "Alizé, 14, 1 account needs a sign-in");
  dia_probe_click (fixture->row, "Hide the accounts");
  g_assert_cmpuint (fixture->n_toggled, ==, 1);
}

static void
test_quiet_brand (Fixture       *fixture,
                  gconstpointer  data)
{
  show_item (fixture);
  g_assert_null (get_warning (fixture));
  dia_probe_assert_name (fixture->row, "Alizé, 0");
}

static void
test_account (Fixture       *fixture,
              gconstpointer  data)
{
  make_account (fixture, DIA_SIGN_IN_OK);
  show_item (fixture);
  dia_probe_assert_name (fixture->row, "@alize, Mastodon");
  g_assert_true (dia_probe_shows (fixture->row, "@alize"));
  g_assert_null (get_warning (fixture));
  g_assert_null (dia_probe_find_button (fixture->row, "Show the accounts"));
  g_assert_false (dia_probe_is_seen (fixture->row, dia_probe_find (fixture->row, DIA_TYPE_BRAND_TILE)));
  g_assert_true (dia_probe_is_seen (fixture->row, dia_probe_find (fixture->row, DIA_TYPE_NETWORK_SIGN)));
}

static void
test_account_signed_out (Fixture       *fixture,
                         gconstpointer  data)
{
  make_account (fixture, DIA_SIGN_IN_NEEDED);
  show_item (fixture);
  dia_probe_assert_name (fixture->row, "@alize, Mastodon, needs a sign-in");
  g_assert_cmpstr (get_warning (fixture), ==, "dia-late-symbolic");
}

static void
test_account_ends_soon (Fixture       *fixture,
                        gconstpointer  data)
{
  make_account (fixture, DIA_SIGN_IN_EXPIRES);
  show_item (fixture);
  dia_probe_assert_name (fixture->row, "@alize, Mastodon, sign-in ends soon");
  g_assert_cmpstr (get_warning (fixture), ==, "alarm-symbolic");
}

static void
test_more (Fixture       *fixture,
           gconstpointer  data)
{
  fixture->item->kind = DIA_SIDEBAR_MORE;
  fixture->item->n_accounts = 10;
  show_item (fixture);
  dia_probe_assert_name (fixture->row, "10 more accounts");
  g_assert_null (get_warning (fixture));
  g_assert_null (dia_probe_find_button (fixture->row, "Show the accounts"));
}

/* A row of the list is used again for another kind: nothing of the former
 * one may stay. */
static void
test_used_again (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (DiaSidebarItem) more = g_object_new (DIA_TYPE_SIDEBAR_ITEM, NULL);

  make_account (fixture, DIA_SIGN_IN_NEEDED);
  show_item (fixture);
  more->kind = DIA_SIDEBAR_MORE;
  more->n_accounts = 2;
  dia_sidebar_row_set_item (DIA_SIDEBAR_ROW (fixture->row), more);
  g_assert_null (get_warning (fixture));
  g_assert_false (dia_probe_is_seen (fixture->row, dia_probe_find (fixture->row, DIA_TYPE_NETWORK_SIGN)));
  g_assert_true (dia_probe_shows (fixture->row, "2 more accounts"));
}

static void
test_french (Fixture       *fixture,
             gconstpointer  data)
{
  dia_probe_speak ("fr");
  fixture->item->n_accounts = 1412;
  fixture->item->n_sign_in = 1;
  show_item (fixture);
  dia_probe_assert_name (fixture->row, "Alizé, 1\u202f412, 1 connexion à refaire");
  dia_probe_speak ("en");
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
  g_test_add ("/ui/sidebar-row/closed-brand", Fixture, NULL, set_up, test_closed_brand, tear_down);
  g_test_add ("/ui/sidebar-row/open-brand", Fixture, NULL, set_up, test_open_brand, tear_down);
  g_test_add ("/ui/sidebar-row/quiet-brand", Fixture, NULL, set_up, test_quiet_brand, tear_down);
  g_test_add ("/ui/sidebar-row/account", Fixture, NULL, set_up, test_account, tear_down);
  g_test_add ("/ui/sidebar-row/account-signed-out", Fixture, NULL, set_up, test_account_signed_out, tear_down);
  g_test_add ("/ui/sidebar-row/account-ends-soon", Fixture, NULL, set_up, test_account_ends_soon, tear_down);
  g_test_add ("/ui/sidebar-row/more", Fixture, NULL, set_up, test_more, tear_down);
  g_test_add ("/ui/sidebar-row/used-again", Fixture, NULL, set_up, test_used_again, tear_down);
  g_test_add ("/ui/sidebar-row/french", Fixture, NULL, set_up, test_french, tear_down);
  return g_test_run ();
}
