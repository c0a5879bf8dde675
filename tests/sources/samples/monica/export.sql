# ************************************************************
# 愛子 原 dump of data
# Export date: 2023-04-01 00:00:00
# How to use:
# * create a fresh database
# * run migrations (`php artisan migrate`)
# * import this sql file
# ************************************************************

SET FOREIGN_KEY_CHECKS=0;

INSERT IGNORE INTO `accounts` (`id`,`api_key`,`number_of_invitations_sent`) VALUES
 (1,'SECRET',NULL);
INSERT IGNORE INTO `activities` (`id`,`account_id`,`activity_type_id`,`summary`,`description`,`happened_at`,`created_at`,`updated_at`) VALUES
 (7,1,2,'Dinner; at \'The Shore\'','First line\nnot a break: \\n
second line','2021-05-06','2021-05-07 10:00:00','2021-05-07 10:00:00');
INSERT IGNORE INTO `contacts` (`id`,`account_id`,`first_name`,`middle_name`,`last_name`,`nickname`,`description`,`uuid`,`is_starred`,`is_partial`,`is_dead`,`birthday_special_date_id`,`first_met_through_contact_id`,`job`,`company`,`food_preferences`,`updated_at`) VALUES
 (11,1,'Ben','J.','Carter','Benny','Sailor','c-1',1,0,0,31,12,'Engineer','Harbour Works','no fish','2022-05-06 07:08:09'),
 (12,1,'京子',NULL,'佐藤',NULL,'表、構え',NULL,0,0,1,NULL,NULL,NULL,NULL,NULL,'2020-01-01 00:00:00'),
 (13,1,'Ann',NULL,'Carter',NULL,NULL,'c-3',0,1,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT IGNORE INTO `activity_contact` (`activity_id`,`account_id`,`contact_id`) VALUES
 (7,1,11),
 (7,1,12);
INSERT IGNORE INTO `addresses` (`id`,`account_id`,`place_id`,`contact_id`,`name`) VALUES
 (1,1,5,11,'home');
INSERT IGNORE INTO `calls` (`id`,`account_id`,`contact_id`,`called_at`,`content`,`contact_called`) VALUES
 (1,1,11,'2021-02-03 10:00:00','About the boat (again), and INSERT IGNORE INTO `contacts` (`id`) VALUES (99);',1);
INSERT IGNORE INTO `contact_field_types` (`id`,`account_id`,`name`,`protocol`,`type`) VALUES
 (1,1,'Email','mailto:','email'),
 (2,1,'Phone','tel:','phone'),
 (3,1,'Telegram','telegram:',NULL);
INSERT IGNORE INTO `contact_fields` (`id`,`account_id`,`contact_id`,`contact_field_type_id`,`data`) VALUES
 (1,1,11,1,'ben@example.org'),
 (2,1,12,2,0355500123),
 (3,1,11,3,'benc');
INSERT IGNORE INTO `contact_tag` (`contact_id`,`tag_id`,`account_id`) VALUES
 (11,1,1);
INSERT IGNORE INTO `conversations` (`id`,`account_id`,`contact_id`,`contact_field_type_id`,`created_at`) VALUES
 (1,1,11,3,'2021-03-04 00:00:00');
INSERT IGNORE INTO `messages` (`id`,`account_id`,`contact_id`,`conversation_id`,`content`,`written_at`,`written_by_me`) VALUES
 (1,1,11,1,'Coming?','2021-03-04 00:00:00',1),
 (2,1,11,1,'Yes','2021-03-04 00:00:00',0);
INSERT IGNORE INTO `notes` (`id`,`account_id`,`contact_id`,`body`,`is_favorited`) VALUES
 (1,1,11,'Met in Leith.',0);
INSERT IGNORE INTO `places` (`id`,`account_id`,`street`,`city`,`province`,`postal_code`,`country`) VALUES
 (5,1,'1 Shore Place','Edinburgh',NULL,'EH6 6AA','GB');
INSERT IGNORE INTO `relationship_types` (`id`,`account_id`,`name`) VALUES
 (1,1,'spouse');
INSERT IGNORE INTO `relationships` (`id`,`account_id`,`relationship_type_id`,`contact_is`,`of_contact`) VALUES
 (1,1,1,11,13);
INSERT IGNORE INTO `special_dates` (`id`,`account_id`,`contact_id`,`is_age_based`,`is_year_unknown`,`date`) VALUES
 (31,1,11,0,1,'2019-06-24 00:00:00');
INSERT IGNORE INTO `tags` (`id`,`account_id`,`name`,`name_slug`) VALUES
 (1,1,'sailing','sailing');
INSERT IGNORE INTO `users` (`id`,`first_name`,`last_name`,`email`,`password`,`google2fa_secret`) VALUES
 (1,'愛子','原','aiko@example.jp','SECRET','SECRET');
SET FOREIGN_KEY_CHECKS=1;
